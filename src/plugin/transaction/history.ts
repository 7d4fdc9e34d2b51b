import type { HistoryMessage, JournalEntry } from '../../shared/protocol.ts'

/** How many entries a page is told that comes later. */
const MOST_ENTRIES = 50

/** How many names of variables, signals and the like they may hold together. */
const MOST_ITEMS = 5000

/** What a page is told that has not been there: the newest entries, oldest first. */
export function historyOf(entries: readonly JournalEntry[]): HistoryMessage {
  const told: JournalEntry[] = []
  let items = 0
  for (const entry of entries.slice(-MOST_ENTRIES).toReversed()) {
    items += entry.kept.length + entry.variables.length + entry.lost.length
    if (items > MOST_ITEMS) break
    told.unshift(entry)
  }
  return { entries: told }
}
