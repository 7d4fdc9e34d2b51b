import { checkFrameRates } from '../shared/browser.mjs'
import { checkClock } from '../shared/clock.mjs'
import { readNumbers } from '../shared/options.mjs'
import { measurePairs } from '../shared/pairs.mjs'
import { writeResults } from '../shared/results.mjs'
import { withSessions } from '../shared/sessions.mjs'
import { report, toResults } from './report.mjs'

const { edits, 'warm-up': warmUpEdits } = readNumbers({ edits: 120, 'warm-up': 20 })

await withSessions({}, async ({ sessions, browser }) => {
  await checkPages(sessions)
  const samples = await measurePairs(sessions, { edits, warmUpEdits, measure })
  const framesPerSecond = await checkPages(sessions)
  const results = toResults(samples)
  const file = writeResults('latency', browser, { framesPerSecond, ...results })
  const problems = report(results)
  console.log(`\nEvery sample is in ${file}.`)
  for (const problem of problems) console.error(`FAIL ${problem}`)
  process.exitCode = problems.length > 0 ? 1 : 0
})

/** @returns milliseconds from the save to the changed text on the page */
async function measure(session, framework, edit) {
  const { savedAt, seenAt } = await session.edit(framework, { text: `text-${edit}` })
  return seenAt - savedAt
}

/** Before and after, because either would make every figure worthless. */
async function checkPages(sessions) {
  for (const { page } of sessions) await checkClock(page)
  return checkFrameRates(sessions.map(({ page }) => page))
}
