import { attempt } from '../attempt.ts'

/** Where a page leaves a text for the page that is loaded in its place. */
export interface ResumeStorage {
  /** Returns false where it cannot be stored: nothing is left then. */
  leave(text: string): boolean
  clear(): void
}

/** Works without storage too: nothing can be left there then. */
export function createResumeStorage(storage: Storage | undefined, key: string): ResumeStorage {
  const clear = () => attempt(() => storage?.removeItem(key))
  return {
    clear,
    leave(text) {
      clear()
      return attempt(() => (storage?.setItem(key, text), storage !== undefined)) ?? false
    },
  }
}
