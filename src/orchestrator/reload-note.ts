const KEY = 'metamon:reload'

/** Carries the id of a transaction over the page reload that settles it. */
export interface ReloadNote {
  leave(id: string): void
  /** The id that the page before this one left; each is handed out once. */
  take(): string | undefined
}

/** Works without storage too: a reload is then not reported by the page. */
export function createReloadNote(storage: Storage | undefined): ReloadNote {
  return {
    leave(id) {
      try {
        storage?.setItem(KEY, id)
      } catch {
        // full or blocked storage: the server settles the transaction by its time limit
      }
    },
    take() {
      try {
        const id = storage?.getItem(KEY) ?? undefined
        storage?.removeItem(KEY)
        return id
      } catch {
        return undefined
      }
    },
  }
}
