/** Where a page leaves a text for the page that is loaded in its place. */
export interface ResumeStorage {
  /** Returns false where it cannot be stored: nothing is left then. */
  leave(text: string): boolean
  /** What was left, once: it is gone before anything is made of it. Null when there is nothing. */
  take(): string | null
  clear(): void
}

const KEY = 'metamon:resume'

/** Works without storage too: there is nothing in it then. */
export function createResumeStorage(storage: Storage | undefined): ResumeStorage {
  const clear = () => {
    try {
      storage?.removeItem(KEY)
    } catch {
      // blocked: nothing was stored either
    }
  }
  return {
    clear,
    leave(text) {
      clear()
      try {
        storage?.setItem(KEY, text)
        return storage !== undefined
      } catch {
        return false
      }
    },
    take() {
      try {
        const text = storage?.getItem(KEY) ?? null
        storage?.removeItem(KEY)
        return text
      } catch {
        return null
      }
    },
  }
}
