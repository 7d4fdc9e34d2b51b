import { AsyncLocalStorage } from 'node:async_hooks'

/** One run of Vite's update pipeline: one saved file. */
export interface Pass {
  readonly file: string
  /** `performance.now()` when Vite told of the save. */
  readonly savedAt: number
  /** Whether anything has been sent to the page for it. */
  hasSent: boolean
}

/** Tells which save a payload belongs to: Vite runs one pipeline per file, and several at once. */
export interface Passes {
  /** Makes the rest of the running pipeline belong to this file. */
  enter(file: string): void
  current(): Pass | undefined
}

export function createPasses(): Passes {
  const storage = new AsyncLocalStorage<Pass>()
  return {
    enter: (file) => storage.enterWith({ file, savedAt: performance.now(), hasSent: false }),
    current: () => storage.getStore(),
  }
}
