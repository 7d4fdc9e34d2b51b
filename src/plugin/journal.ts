import type { JournalEntry } from '../shared/protocol.ts'

/** How many entries are remembered. */
const CAPACITY = 200

/** The settled transactions of one dev server, oldest first. */
export interface ServerJournal {
  readonly entries: readonly JournalEntry[]
  record(entry: JournalEntry): void
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
    onSettled(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
