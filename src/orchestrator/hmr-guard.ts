import type { Undo } from '../runtime/undo.ts'
import { patchHmrClient, type HmrPatchOptions } from './hmr-patch.ts'
import { createProgress, takeBack, type UpdateProgress } from './update-progress.ts'

/**
 * Stands between Vite's HMR client and the modules while a transaction runs. An update is applied in two steps:
 * when one module of it cannot be imported, no callback is called, so that nothing of it is applied. (Without
 * the guard, the callbacks of that module get `undefined`, and the others go ahead.)
 */
export interface HmrGuard {
  /** Remembers the hot contexts of all modules. Call it before an update is applied. */
  begin(): void
  /** Whether a callback was called since `begin`. */
  readonly hasApplied: boolean
  /** Whether a module was told, since `begin`, that it is about to be replaced. */
  wasDisposed(url: string): boolean
  /** Whether the page has a hot context of that module. */
  has(url: string): boolean
  /**
   * Puts the hot contexts back that modules had at `begin`, so that the next update calls the callbacks of the
   * code that is live.
   * @param reapplied urls of the modules that are about to be evaluated again
   */
  rollBack(reapplied: ReadonlySet<string>): void
  /** Forgets what was remembered. */
  end(): void
  /** Leaves Vite's client as it was found. */
  readonly release: Undo
}

/** Whom the guard tells, and when it is on guard. */
export type HmrGuardOptions = Omit<HmrPatchOptions, 'progress'> & {
  /** Whether a transaction runs. While none does, the client behaves as without the guard. */
  readonly isRunning: () => boolean
}

/** Puts a guard before the client. It is not on guard yet. */
export function createHmrGuard(options: HmrGuardOptions): HmrGuard {
  const { client, fail, warn } = options
  let progress: UpdateProgress | undefined
  return {
    begin: () => void (progress = createProgress(client)),
    get hasApplied() {
      return progress?.hasApplied ?? false
    },
    wasDisposed: (url) => progress?.disposed.has(url) ?? false,
    has: (url) => client.ctxToListenersMap.has(url),
    rollBack(reapplied) {
      if (progress) takeBack(client, progress, reapplied)
    },
    end: () => void (progress = undefined),
    release: patchHmrClient({
      client,
      fail,
      warn,
      progress: () => (options.isRunning() ? progress : undefined),
    }),
  }
}
