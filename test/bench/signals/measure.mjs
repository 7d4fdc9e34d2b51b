import { CASES } from './cases.mjs'
import { checkHeap } from './heap.mjs'
import { alienSignals } from './libraries/alien-signals.mjs'
import { metamon } from './libraries/metamon.mjs'
import { nanostores } from './libraries/nanostores.mjs'
import { preactSignals } from './libraries/preact-signals.mjs'
import { setLoop } from './libraries/set-loop.mjs'

const LIBRARIES = [metamon, alienSignals, preactSignals, nanostores, setLoop]
const WARM_UP_ROUNDS = 3
const ROUNDS = { limited: 11, other: 5 }

/** Keeps results alive, so that no loop can be left out as dead code. */
let sink = 0

const cases = CASES.map(measure)
const heap = checkHeap()
if (!Number.isFinite(sink)) throw new Error('a loop has not computed a number')
process.stdout.write(JSON.stringify({ cases, heap }))

/** Takes the libraries in turn, each round beginning with another one: what slows one slows all. */
function measure({ label, times, limited = false, prepare }) {
  const entries = LIBRARIES.flatMap((library) => {
    const run = prepare(library)
    return run ? [{ name: library.name, run, samples: [] }] : []
  })
  const rounds = WARM_UP_ROUNDS + (limited ? ROUNDS.limited : ROUNDS.other)
  for (let round = 0; round < rounds; round++) {
    globalThis.gc()
    for (let turn = 0; turn < entries.length; turn++) {
      const { run, samples } = entries[(round + turn) % entries.length]
      const nanoseconds = time(run, times)
      if (round >= WARM_UP_ROUNDS) samples.push(nanoseconds)
    }
  }
  return { label, limited, samples: Object.fromEntries(entries.map(({ name, samples }) => [name, samples])) }
}

/** @returns nanoseconds per operation */
function time(run, times) {
  const start = process.hrtime.bigint()
  sink += run(times) % 2
  return Number(process.hrtime.bigint() - start) / times
}
