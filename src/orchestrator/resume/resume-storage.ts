/** Where a page leaves a text for the page that is loaded in its place. */
export interface ResumeStorage {
  /** Returns false where it cannot be stored: nothing is left then. */
  leave(text: string): boolean
  /** What was left, once: it is gone before anything is made of it. Null when there is nothing. */
  take(): string | null
  clear(): void
}

const KEY = 'metamon:resume'

/**
 * Works without storage too: there is nothing in it then.
 * @param frame tells the page of a frame from the one that it is in, which has the same storage; empty for the latter
 */
export function createResumeStorage(storage: Storage | undefined, frame = ''): ResumeStorage {
  const key = frame === '' ? KEY : `${KEY}:${frame}`
  const clear = () => {
    try {
      storage?.removeItem(key)
    } catch {
      // blocked: nothing was stored either
    }
  }
  return {
    clear,
    leave(text) {
      clear()
      try {
        storage?.setItem(key, text)
        return storage !== undefined
      } catch {
        return false
      }
    },
    take() {
      try {
        const text = storage?.getItem(key) ?? null
        storage?.removeItem(key)
        return text
      } catch {
        return null
      }
    },
  }
}
