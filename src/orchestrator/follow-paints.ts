import { PAINTED_EVENT } from '../shared/painted.ts'
import { EVENTS, type JournalEntry } from '../shared/protocol.ts'
import type { HotChannel } from './hot-channel.ts'
import type { ClientJournal } from './journal.ts'
import type { Paints } from './paints.ts'
import { readPainted } from './read-message.ts'

interface Following {
  readonly hot: HotChannel
  readonly journal: Pick<ClientJournal, 'entries'>
  readonly paints: Paints
  /** Where the journal tells what has settled. */
  readonly target: EventTarget
}

/** Adds to the entries of the page's journal how long the updates have taken to be seen, as the server tells it. */
export function followPaints({ hot, journal, paints, target }: Following): void {
  target.addEventListener(EVENTS.settled, (event) => {
    // The page's journal dispatches its entries under this name; the page itself can dispatch anything.
    const entry = event instanceof CustomEvent ? (event.detail as Partial<JournalEntry> | null) : undefined
    if (typeof entry?.id === 'string') paints.settled(entry.id)
  })
  hot.on(PAINTED_EVENT, async (data: unknown) => {
    const message = readPainted(data)
    const entry = message && journal.entries.findLast(({ id }) => id === message.id)
    if (!entry) return
    // The page's own copy of the entry: whoever holds it sees the same.
    Object.assign(entry, { timings: { ...entry.timings, paint: message.paint } })
    target.dispatchEvent(new CustomEvent(PAINTED_EVENT, { detail: entry }))
  })
}
