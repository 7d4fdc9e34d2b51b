import { fork } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../.config/root.mjs'
import { readNumbers } from '../shared/options.mjs'
import { writeResults } from '../shared/results.mjs'
import { median, percentile } from '../shared/statistics.mjs'

/** The most that Metamon may add to the start of a server, in milliseconds. */
const BUDGET_MS = 30

const { starts, 'warm-up': warmUp } = readNumbers({ starts: 15, 'warm-up': 2 })
const SIDES = ['bare', 'metamon']

const app = mkdtempSync(join(root, '.metamon-test/start-'))
cpSync(join(root, 'test/bench/shared/app'), app, { recursive: true })
const samples = { bare: [], metamon: [] }
try {
  // One after the other, the first of each pair in turn: what slows the machine down slows both.
  for (let round = 0; round < warmUp + starts; round += 1)
    for (const side of round % 2 === 0 ? SIDES : SIDES.toReversed()) {
      const sample = await start(side)
      if (round >= warmUp) samples[side].push(sample)
    }
} finally {
  rmSync(app, { recursive: true, force: true })
}
report()

function start(side) {
  const child = fork(join(import.meta.dirname, 'start-server.mjs'), [side, app], {
    env: { ...process.env, NODE_ENV: 'development' },
  })
  return new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`the server of ${side} has ended with ${code}`)))
  })
}

function report() {
  const of = (side, name) => samples[side].map((one) => one[name])
  const describe = (side) => ({
    medianMs: median(of(side, 'total')),
    p90Ms: percentile(of(side, 'total'), 0.9),
    loadMs: median(of(side, 'load')),
    listenMs: median(of(side, 'listen')),
  })
  const sides = { bare: describe('bare'), metamon: describe('metamon') }
  const addedMs = median(of('metamon', 'total').map((one, index) => one - of('bare', 'total')[index]))
  for (const [side, { medianMs, loadMs, listenMs }] of Object.entries(sides))
    console.log(
      `${side}: ${medianMs.toFixed(0)} ms (plugins loaded ${loadMs.toFixed(0)} ms, to listening ${listenMs.toFixed(0)} ms)`,
    )
  console.log(`added: ${addedMs.toFixed(1)} ms, median of ${starts} pairs; at most ${BUDGET_MS}`)
  const file = writeResults('start', undefined, { starts, budgetMs: BUDGET_MS, addedMs, ...sides, samples })
  console.log(`Every sample is in ${file}.`)
  if (addedMs > BUDGET_MS) {
    console.error(`FAIL the server starts ${addedMs.toFixed(1)} ms later`)
    process.exitCode = 1
  }
}
