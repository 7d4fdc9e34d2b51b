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
const sizes = SIZES.map((size) => ({ ...size, medians: measureSize(size) }))
for (const { name, isOurs } of compilers) {
  const [small, large] = sizes.map(({ medians }) => medians.get(name))
  const growth = large / small
  console.log(`${name}: ten times the lines take ${growth.toFixed(1)} times as long`)
  if (isOurs && growth > GROWTH_LIMIT) problems.push(`${name} grows by ${growth.toFixed(1)}`)
}
for (const { lines, medians } of sizes) problems.push(...findSlower(lines, medians))
for (const problem of problems) console.error(`FAIL ${problem}`)
process.exitCode = problems.length > 0 ? 1 : 0

/** @returns milliseconds by the name of the compiler */
function measureSize({ lines, limitMs, runs }) {
  const sources = makeSources(lines)
  const times = measure(
    compilers.map(
      ({ language, compile }) =>
        () =>
          compile(sources[language]),
    ),
    runs,
  )
  const medians = new Map()
  compilers.forEach(({ name, language, isOurs }, index) => {
    const time = median(times[index])
    medians.set(name, time)
    const count = sources[language].split('\n').length
    const limit = isOurs ? ` of ${limitMs}` : ''
    console.log(
      `${name}: ${count} lines in ${time.toFixed(2)} ms${limit} (at best ${Math.min(...times[index]).toFixed(2)})`,
    )
    if (isOurs && time > limitMs) problems.push(`${name} takes ${time.toFixed(2)} ms for ${count} lines`)
  })
  return medians
}

/** Ours are to be faster than each of the others. */
function findSlower(lines, medians) {
  const others = compilers.filter(({ isOurs }) => !isOurs)
  return compilers
    .filter(({ isOurs }) => isOurs)
    .flatMap(({ name }) =>
      others
        .filter((other) => medians.get(name) >= medians.get(other.name))
        .map((other) => `${name} is not faster than ${other.name} for ${lines} lines`),
    )
}

/** Milliseconds of each run of each, warm; in turn, so that all have the same machine. */
function measure(tasks, runs) {
  const times = tasks.map(() => [])
  for (let round = 0; round < runs * 1.5; round += 1)
    tasks.forEach((task, index) => {
      const start = performance.now()
      task()
      if (round >= runs / 2) times[index].push(performance.now() - start)
    })
  return times
}
