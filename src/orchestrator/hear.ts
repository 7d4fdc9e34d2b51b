import { PANEL_EVENTS } from '../shared/panel-protocol.ts'
import { PROBLEM_EVENTS, type ProblemsMessage } from '../shared/problem.ts'
import { EVENTS, type ControlsMessage, type HistoryMessage, type JournalEntry } from '../shared/protocol.ts'
import type { FullReload } from './full-reload.ts'
import type { ClientJournal } from './journal.ts'
import type { PageCore } from './page-core.ts'
import type { UpdateHalf } from './update-half.ts'
import { whenServerIsBack } from './when-server-is-back.ts'
import { within } from './within.ts'

/** What only comes when there is something to do. */
const WORK = [
  EVENTS.prefetch,
  EVENTS.begin,
  EVENTS.end,
  PROBLEM_EVENTS.progress,
  PANEL_EVENTS.ask,
  'vite:beforeUpdate',
  'vite:afterUpdate',
  'vite:invalidate',
  'vite:beforePrune',
] as const

const FULL_RELOAD = 'vite:beforeFullReload'
const DISCONNECT = 'vite:ws:disconnect'

/** A reload for an html file may be one of another page. */
const isOfHtml = ({ path }: FullReload): boolean => typeof path === 'string' && path.endsWith('.html')

/** So long a reload waits for what takes state over it: the server may be busy or gone. In milliseconds. */
const RELOAD_LIMIT = 2000
/** A server that has just been started takes its time. */
const RESTART_LIMIT = 10_000

/**
 * Hears what the server and Vite's client say. Vite's client waits for every listener: an update does not begin
 * before there is what handles it.
 */
export function hear(core: PageCore, journal: ClientJournal, load: () => Promise<UpdateHalf>): void {
  const { hot } = core
  const hand = async (event: string, data: unknown): Promise<void> =>
    (core.updates ?? (await load())).receive(event, data)
  const handWithin = async (limitMs: number, event: string, data: unknown): Promise<void> => {
    if (core.updates ?? (await within(load(), limitMs))) await hand(event, data)
  }
  for (const event of WORK) hot.on(event, (data: unknown) => hand(event, data))
  hot.on(FULL_RELOAD, async (data: FullReload) => {
    // A page that is still coming up holds what it was left, and is not to wait for more than that.
    if (!core.updates && core.left?.isOpen && !isOfHtml(data)) core.left.putBack()
    else await handWithin(RELOAD_LIMIT, FULL_RELOAD, data)
  })
  // Some browsers close the socket of a page that the user reloads while the page is still there.
  let isUnloading = false
  addEventListener('beforeunload', () => void (isUnloading = true))
  hot.on(DISCONNECT, async () => {
    if (isUnloading) return
    if (!core.updates) await whenServerIsBack(core.url)
    await handWithin(RESTART_LIMIT, DISCONNECT, undefined)
  })
  hot.on(PROBLEM_EVENTS.problems, async (data: ProblemsMessage) => {
    if (core.updates || data.problems.length > 0) await hand(PROBLEM_EVENTS.problems, data)
  })
  hot.on(EVENTS.history, async ({ entries }: HistoryMessage) => journal.adopt(entries))
  hot.on(EVENTS.controls, async (detail: ControlsMessage) => {
    window.dispatchEvent(new CustomEvent(EVENTS.controls, { detail }))
  })
  hot.on(EVENTS.settled, async (entry: JournalEntry) => {
    if (entry.outcome !== 'ignored') await load().catch(() => {})
    journal.record(entry)
  })
  if (!core.options.isPassive) hot.send(EVENTS.hello)
}
