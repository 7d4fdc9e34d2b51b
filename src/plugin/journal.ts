import type { JournalEntry } from '../shared/protocol.ts'

/** How many entries are remembered. */
const CAPACITY = 200

/** The settled transactions of one dev server, oldest first. */
export interface ServerJournal {
  readonly entries: readonly JournalEntry[]
  record(entry: JournalEntry): void
  /** Takes the entries of the server before this one, unless there are entries already. */
  adopt(earlier: readonly JournalEntry[]): void
  /** Calls the listener with every entry from now on. Returns its undo. */
  onSettled(listener: (entry: JournalEntry) => void): () => void
}

export function createServerJournal(): ServerJournal {
  const entries: JournalEntry[] = []
  const listeners = new Set<(entry: JournalEntry) => void>()
  return {
    entries,
    record(entry) {
      entries.push(entry)
      if (entries.length > CAPACITY) entries.shift()
      for (const listener of listeners) listener(entry)
    },
    adopt(earlier) {
      if (entries.length === 0) entries.push(...earlier)
    },
    onSettled(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
