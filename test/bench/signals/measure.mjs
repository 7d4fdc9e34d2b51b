import { CASES } from './cases.mjs'
import { checkHeap } from './heap.mjs'
import { alienSignals } from './libraries/alien-signals.mjs'
import { metamon } from './libraries/metamon.mjs'
import { nanostores } from './libraries/nanostores.mjs'
import { preactSignals } from './libraries/preact-signals.mjs'
import { setLoop } from './libraries/set-loop.mjs'
import { report } from './report.mjs'

const LIBRARIES = [metamon, alienSignals, preactSignals, nanostores, setLoop]
const WARM_UP_ROUNDS = 4
const ROUNDS = 15

/** Keeps results alive, so that no loop can be left out as dead code. */
let sink = 0

const results = CASES.map(measure)
const problems = [
  ...report(results, { ours: metamon, raw: alienSignals, behind: nanostores }),
  ...checkHeap(),
]
if (!Number.isFinite(sink)) problems.push('a loop has not computed a number')
for (const problem of problems) console.error(`FAIL ${problem}`)
process.exitCode = problems.length > 0 ? 1 : 0

/** Takes the libraries in turn, each round beginning with another one: what slows one slows all. */
function measure({ label, times, limited = false, prepare }) {
  const entries = LIBRARIES.flatMap((library) => {
    const run = prepare(library)
    return run ? [{ library, run, samples: [] }] : []
  })
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    globalThis.gc()
    for (let turn = 0; turn < entries.length; turn++) {
      const { run, samples } = entries[(round + turn) % entries.length]
      const nanoseconds = time(run, times)
      if (round >= WARM_UP_ROUNDS) samples.push(nanoseconds)
    }
  }
  return { label, limited, samplesOf: new Map(entries.map(({ library, samples }) => [library, samples])) }
}

/** @returns nanoseconds per operation */
function time(run, times) {
  const start = process.hrtime.bigint()
  sink += run(times) % 2
  return Number(process.hrtime.bigint() - start) / times
}
