import { median } from '../shared/statistics.mjs'
import { loadCompilers } from './compilers.mjs'
import { makeSources } from './sources.mjs'

/** Lines of the file, the most that the median may take, and how often it is measured. */
const SIZES = [
  { lines: 100, limitMs: 3, runs: 200 },
  { lines: 1000, limitMs: 25, runs: 40 },
]

/** How much longer ten times the lines may take. */
const GROWTH_LIMIT = 15

const compilers = await loadCompilers()
const problems = []
const medians = new Map()
for (const { lines, limitMs, runs } of SIZES) {
  const sources = makeSources(lines)
  for (const { name, language, isOurs, compile } of compilers) {
    const source = sources[language]
    const times = measure(() => compile(source), runs)
    const time = median(times)
    medians.set(`${name} ${lines}`, time)
    const count = source.split('\n').length
    console.log(
      `${name}: ${count} lines in ${time.toFixed(2)} ms (at best ${Math.min(...times).toFixed(2)})${isOurs ? ` of ${limitMs}` : ''}`,
    )
    if (isOurs && time > limitMs) problems.push(`${name} takes ${time.toFixed(2)} ms for ${count} lines`)
  }
}
for (const { name, isOurs } of compilers) {
  const [small, large] = SIZES.map(({ lines }) => medians.get(`${name} ${lines}`))
  const growth = large / small
  console.log(`${name}: ten times the lines take ${growth.toFixed(1)} times as long`)
  if (isOurs && growth > GROWTH_LIMIT) problems.push(`${name} grows by ${growth.toFixed(1)}`)
}
for (const problem of problems) console.error(`FAIL ${problem}`)
process.exitCode = problems.length > 0 ? 1 : 0

/** Milliseconds of each run, warm. */
function measure(run, runs) {
  for (let round = 0; round < runs / 2; round += 1) run()
  return Array.from({ length: runs }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
}
