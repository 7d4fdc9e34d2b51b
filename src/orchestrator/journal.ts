import { EVENTS, type JournalEntry } from '../shared/protocol.ts'

const CAPACITY = 200

/** The settled transactions that this page knows of, oldest first. */
export interface ClientJournal {
  readonly entries: readonly JournalEntry[]
  record(entry: JournalEntry): void
  /** Takes what has settled before the page came. Nothing is dispatched for it. */
  adopt(earlier: readonly JournalEntry[]): void
}

/** Each recorded entry is also dispatched on `target`, as the event `metamon:settled`. */
export function createClientJournal(target: EventTarget): ClientJournal {
  const entries: JournalEntry[] = []
  return {
    entries,
    record(entry) {
      entries.push(entry)
      if (entries.length > CAPACITY) entries.shift()
      target.dispatchEvent(new CustomEvent(EVENTS.settled, { detail: entry }))
    },
    adopt(earlier) {
      const known = new Set(entries.map(({ id }) => id))
      entries.unshift(...earlier.filter(({ id }) => !known.has(id)))
    },
  }
}
