import { readNumbers } from '../shared/options.mjs'
import { measurePairs } from '../shared/pairs.mjs'
import { toMarkdown } from '../shared/results.mjs'
import { withSessions } from '../shared/sessions.mjs'
import { median } from '../shared/statistics.mjs'

// Where the time of a save goes, step by step: medians, in milliseconds after the save.
const { edits, 'warm-up': warmUpEdits } = readNumbers({ edits: 30, 'warm-up': 8 })

/** In the order of an update; `last` of several that have the same name. */
const STEPS = [
  { step: 'watcher' },
  { step: 'watchChange' },
  { step: 'hotUpdate' },
  { step: 'hotUpdate done' },
  { step: 'update decided' },
  { step: 'sent update' },
  { step: 'received update' },
  { step: 'fetch' },
  { step: 'request' },
  { step: 'response', last: true },
  { step: 'fetched', last: true },
  { step: 'received metamon:end' },
  { step: 'seen' },
  { step: 'reported metamon:report' },
  { step: 'sent metamon:settled' },
]

await withSessions({ isTraced: true }, async ({ sessions }) => {
  const traces = await measurePairs(sessions, { edits, warmUpEdits, measure: trace })
  for (const [framework, sides] of Object.entries(traces)) print(framework, sides)
})

/** @returns milliseconds after the save, by step */
async function trace(session, framework, edit) {
  const { page, server } = session
  await server.ask('steps')
  await page.evaluate(() => void window.steps.splice(0))
  const { savedAt, seenAt } = await session.edit(framework, { text: `text-${edit}` })
  const noted = [
    { step: 'seen', at: seenAt },
    ...(await server.ask('steps')),
    ...(await page.evaluate(() => window.steps)),
  ]
  const times = {}
  for (const { step, last = false } of STEPS) {
    const found = noted.filter((one) => one.step === step).map(({ at }) => at - savedAt)
    if (found.length > 0) times[step] = last ? Math.max(...found) : Math.min(...found)
  }
  return times
}

function print(framework, { bare, metamon }) {
  const at = (traces, step) => {
    const found = traces.map((one) => one[step]).filter((one) => one !== undefined)
    return found.length > traces.length / 2 ? median(found) : undefined
  }
  const format = (milliseconds) => milliseconds?.toFixed(1) ?? ''
  const rows = STEPS.map(({ step }) => {
    const [theirs, ours] = [at(bare, step), at(metamon, step)]
    const difference = theirs === undefined || ours === undefined ? undefined : ours - theirs
    return { [framework]: step, bare: format(theirs), Metamon: format(ours), later: format(difference) }
  })
  console.log(`${toMarkdown(rows)}\n`)
}
