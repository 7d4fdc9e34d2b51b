import { parseArgs } from 'node:util'
import { runAll, runsOf } from '../../survival/matrix.mjs'
import { startSession } from '../../survival/session.mjs'
import { launchBrowser } from '../shared/browser.mjs'
import { SIDES } from '../shared/sides.mjs'
import { report } from './report.mjs'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    edit: { type: 'string' },
    rounds: { type: 'string', default: '1' },
    side: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
})
const sides = values.side ? [values.side] : SIDES
const browser = await launchBrowser()
const rounds = []
try {
  for (let round = 1; round <= Number(values.rounds); round++) rounds.push(await runRound())
} finally {
  await browser.close()
}
process.exitCode = report(browser, rounds, { isPart: Boolean(values.only || values.edit || values.side) })

/** Both sides at the same time, each in a session of its own. */
async function runRound() {
  const results = await Promise.all(sides.map(async (side) => [side, await runSide(side)]))
  return Object.fromEntries(results)
}

async function runSide(side) {
  const session = await startSession(browser, side)
  try {
    return await runAll(session, runsOf(side, { only: values.only, name: values.edit }), (result) =>
      show(side, result),
    )
  } finally {
    await session.dispose()
  }
}

function show(side, { framework, source, edit, ms, notes, outcomes }) {
  if (!values.verbose && (side === 'bare' || notes.length === 0)) return
  const verdict = notes.length === 0 ? 'ok' : 'LOST'
  console.log(`${verdict} ${side} ${framework} ${source}: ${edit} (${ms} ms) ${outcomes.join(', ')}`)
  for (const note of notes) console.log(`    ${note.replaceAll('\n', ' ')}`)
}
