import { launchBrowser } from '../shared/browser.mjs'
import { readNumbers } from '../shared/options.mjs'
import { writeResults } from '../shared/results.mjs'
import { measurePages } from './pages.mjs'
import { report, toResults } from './report.mjs'
import { measureTransforms } from './transforms.mjs'

/** How many instances are on a page. Each has three variables, and ten signals. */
const SIZES = [250, 500, 1000, 2000]

const numbers = readNumbers({ transforms: 100, 'warm-up': 60, updates: 15 })

const transforms = await measureTransforms({ rounds: numbers.transforms, warmUp: numbers['warm-up'] })
const browser = await launchBrowser()
try {
  const pages = await measurePages(browser, { sizes: SIZES, ...numbers })
  const results = toResults({ transforms, pages, sizes: SIZES })
  const file = writeResults('state', browser, results)
  const problems = report(results)
  console.log(`\nEvery sample is in ${file}.`)
  for (const problem of problems) console.error(`FAIL ${problem}`)
  process.exitCode = problems.length > 0 ? 1 : 0
} finally {
  await browser.close()
}
