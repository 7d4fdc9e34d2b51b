import type { PaintedMessage } from '../shared/painted.ts'
import type { JournalEntry } from '../shared/protocol.ts'

/** How many entries are remembered. */
const CAPACITY = 200

/** The settled transactions of one dev server, oldest first. */
export interface ServerJournal {
  readonly entries: readonly JournalEntry[]
  record(entry: JournalEntry): void
  /**
   * Notes how long an update that has been applied has taken to be seen, once for each.
   * @returns whether there was anything to note
   */
  painted(message: PaintedMessage): boolean
  /** Takes the entries of the server before this one, unless there are entries already. */
  adopt(earlier: readonly JournalEntry[]): void
  /** Calls the listener with every entry from now on. Returns its undo. */
  onSettled(listener: (entry: JournalEntry) => void): () => void
  /** Calls the listener with every entry that says from now on when it was painted. Returns its undo. */
  onPainted(listener: (entry: JournalEntry) => void): () => void
}

export function createServerJournal(): ServerJournal {
  const entries: JournalEntry[] = []
  const listeners = new Set<(entry: JournalEntry) => void>()
  const paintListeners = new Set<(entry: JournalEntry) => void>()
  return {
    entries,
    record(entry) {
      entries.push(entry)
      if (entries.length > CAPACITY) entries.shift()
      for (const listener of listeners) listener(entry)
    },
    painted({ id, paint }) {
      const index = entries.findLastIndex((one) => one.id === id)
      const entry = entries[index]
      if (entry?.outcome !== 'applied' || entry.timings.paint !== undefined) return false
      // Whoever has been given the entry keeps what it was told.
      const seen = { ...entry, timings: { ...entry.timings, paint } }
      entries[index] = seen
      for (const listener of paintListeners) listener(seen)
      return true
    },
    adopt(earlier) {
      if (entries.length === 0) entries.push(...earlier)
    },
    onSettled(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onPainted(listener) {
      paintListeners.add(listener)
      return () => paintListeners.delete(listener)
    },
  }
}
