import { AsyncLocalStorage } from 'node:async_hooks'
import type { EnvironmentModuleNode, ErrorPayload } from 'vite'
import type { Batch } from './batch.ts'

/** One run of Vite's update pipeline: one saved file. */
export interface Pass {
  readonly file: string
  readonly batch: Batch
  /** True when the batch has had a pass of this file already, which may not have ended. */
  readonly isRepeated: boolean
  /** True once the pipeline has reached the hot update hooks. */
  isEntered: boolean
  /** True once nothing waits for it any more: it has ended, or taken too long. */
  isClosed: boolean
  /** Modules of the file that wait for a fix. */
  waiting: readonly EnvironmentModuleNode[]
  /** Set when a hook of a plugin has thrown in it. */
  error?: ErrorPayload
}

/** Tells which save a payload belongs to: Vite runs one pipeline per file, and several at once. */
export interface Passes {
  /** Makes the rest of the running pipeline belong to this pass. */
  enter(pass: Pass): void
  /** Runs a function, and all that it starts, as a part of the pass. */
  run<Result>(pass: Pass, work: () => Result): Result
  current(): Pass | undefined
  /** To be called when passes have been closed: while none is open, nothing is tracked, which slows all promises. */
  rest(): void
}

export function createPasses(): Passes {
  const storage = new AsyncLocalStorage<Pass>()
  const open = new Set<Pass>()
  return {
    enter(pass) {
      pass.isEntered = true
      open.add(pass)
      storage.enterWith(pass)
    },
    run(pass, work) {
      open.add(pass)
      return storage.run(pass, work)
    },
    current: () => storage.getStore(),
    rest() {
      for (const pass of open) if (pass.isClosed) open.delete(pass)
      if (open.size === 0) storage.disable()
    },
  }
}
