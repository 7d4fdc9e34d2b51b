import { chromium } from 'playwright-core'
import { ensureChromium } from '../../../.config/chromium.mjs'
import { readNumbers } from '../shared/options.mjs'
import { writeResults } from '../shared/results.mjs'
import { FRAMEWORKS } from '../shared/sides.mjs'
import { serveTables } from './app.mjs'
import { installTable } from './page.mjs'
import { report, toResults } from './report.mjs'

const SIDES = ['unified', 'native']
const ARGS = ['--no-sandbox', '--disable-background-networking', '--js-flags=--expose-gc']

const { rounds, 'warm-up': warmUp } = readNumbers({ rounds: 30, 'warm-up': 8 })

const server = await serveTables()
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ARGS })
try {
  const results = toResults(await measureTables())
  const file = writeResults('table', browser, results)
  const problems = report(results)
  console.log(`\nEvery sample is in ${file}.`)
  for (const problem of problems) console.error(`FAIL ${problem}`)
  process.exitCode = problems.length > 0 ? 1 : 0
} finally {
  await browser.close()
  await server.close()
}

/** One framework after the other; its two sides take turns at each operation, and at going first. */
async function measureTables() {
  const samples = {}
  for (const framework of FRAMEWORKS) {
    const pages = { unified: await openTable(`${framework}&unified`), native: await openTable(framework) }
    const operations = await pages.native.evaluate(() => window.table.operations)
    await measureRounds(pages, operations, warmUp)
    samples[framework] = await measureRounds(pages, operations, rounds)
    for (const page of Object.values(pages)) await page.context().close()
  }
  return samples
}

async function measureRounds(pages, operations, count) {
  const samples = Object.fromEntries(operations.map((one) => [one, { unified: [], native: [] }]))
  const order = Array.from({ length: count }, (_, round) => (round % 2 ? SIDES : SIDES.toReversed()))
  for (const sides of order) {
    for (const [operation, side] of operations.flatMap((one) => sides.map((side) => [one, side]))) {
      const milliseconds = await pages[side].evaluate((name) => window.table.measure(name), operation)
      samples[operation][side].push(milliseconds)
    }
  }
  return samples
}

async function openTable(query) {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.addInitScript(installTable)
  await page.goto(`${server.url}?${query}`)
  await page.waitForSelector('#create')
  return page
}
