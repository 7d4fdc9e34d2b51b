const KEY = 'metamon:reload'

/** Which transaction a reload settles, and why the page was reloaded when that is not the server's doing. */
export interface ReloadReason {
  readonly id: string
  readonly reason?: 'reload.recovery'
}

/** Carries the id of a transaction over the page reload that settles it. */
export interface ReloadNote {
  leave(note: ReloadReason): void
  /** The note that the page before this one left; each is handed out once. */
  take(): ReloadReason | undefined
}

/** Works without storage too: a reload is then not reported by the page. */
export function createReloadNote(storage: Storage | undefined): ReloadNote {
  return {
    leave(note) {
      try {
        storage?.setItem(KEY, JSON.stringify(note))
      } catch {
        // full or blocked storage: the server settles the transaction by its time limit
      }
    },
    take() {
      try {
        const note: unknown = JSON.parse(storage?.getItem(KEY) ?? 'null')
        storage?.removeItem(KEY)
        return read(note)
      } catch {
        return undefined
      }
    },
  }
}

/** Storage belongs to the whole origin: whatever is in it may be anybody's. */
function read(note: unknown): ReloadReason | undefined {
  if (typeof note !== 'object' || note === null || !('id' in note) || typeof note.id !== 'string')
    return undefined
  const isRecovery = 'reason' in note && note.reason === 'reload.recovery'
  return { id: note.id, ...(isRecovery && { reason: 'reload.recovery' }) }
}
