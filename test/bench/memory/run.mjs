import { readNumbers } from '../shared/options.mjs'
import { inTurn } from '../shared/pairs.mjs'
import { writeResults } from '../shared/results.mjs'
import { withSessions } from '../shared/sessions.mjs'
import { FRAMEWORKS, SIDES } from '../shared/sides.mjs'
import { openCounters } from './counters.mjs'
import { report, toResults } from './report.mjs'

/** Edits between two looks at the memory. */
const INTERVAL = 10

const { edits, 'warm-up': warmUpEdits } = readNumbers({ edits: 300, 'warm-up': 60 })

await withSessions({}, async ({ sessions, browser }) => {
  const counters = new Map()
  for (const session of sessions) counters.set(session, await openCounters(session))
  const counts = Object.fromEntries(SIDES.map((side) => [side, []]))
  const count = async (edit) => {
    for (const session of sessions)
      counts[session.side].push({ edit, ...(await counters.get(session).read()) })
  }
  for (let edit = 1; edit <= warmUpEdits + edits; edit++) {
    await inTurn(sessions, edit, (session) => session.edit(...planEdit(edit)))
    if (edit >= warmUpEdits && edit % INTERVAL === 0) await count(edit)
  }
  const results = toResults(counts)
  const file = writeResults('memory', browser, results)
  const problems = report(results)
  console.log(`\nEvery count is in ${file}.`)
  for (const problem of problems) console.error(`FAIL ${problem}`)
  process.exitCode = problems.length > 0 ? 1 : 0
})

/** Each framework in turn; first its text, then its script as well, so that its component is made anew. */
function planEdit(edit) {
  const isScriptEdit = Math.floor((edit - 1) / FRAMEWORKS.length) % 2 === 1
  const change = { text: `text-${edit}`, initialCount: isScriptEdit ? edit : 0 }
  return [FRAMEWORKS[(edit - 1) % FRAMEWORKS.length], change]
}
