import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildRuntime } from './build-runtime.mjs'
import { report } from './report.mjs'

/** Where a process happens to put its machine code decides over a third of a nanosecond: hence several. */
const PROCESSES = 3

await buildRuntime()
const outputs = Array.from({ length: PROCESSES }, measure)
const problems = report(
  outputs.map(({ cases }) => cases),
  { ours: 'metamon', raw: 'alien-signals', behind: 'nanostores' },
)
for (const line of outputs[0].heap.lines) console.log(line)
problems.push(...outputs.flatMap(({ heap }) => heap.problems))
for (const problem of problems) console.error(`FAIL ${problem}`)
process.exitCode = problems.length > 0 ? 1 : 0

/** In another process, because it needs a garbage collector that can be called. */
function measure() {
  const file = fileURLToPath(new URL('./measure.mjs', import.meta.url))
  const env = { ...process.env, NODE_ENV: 'production' }
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', file], { env, encoding: 'utf8' }))
}
