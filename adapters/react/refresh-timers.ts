/** Timers that can be made to run out at once. */
export interface RefreshTimers {
  /** As in a page. */
  setTimeout(callback: () => unknown, delayMs: number): unknown
  /** As in a page. */
  clearTimeout(handle: unknown): void
  /**
   * Calls now whatever is waiting. What it throws is uncaught, as it is where a timer runs out by itself.
   * @returns whether anything was waiting, once all of it is done
   */
  flush(): Promise<boolean>
}

/** Creates timers that run on those of the page. */
export function createRefreshTimers(): RefreshTimers {
  const waiting = new Map<unknown, () => unknown>()
  return {
    setTimeout(callback, delayMs) {
      const handle = globalThis.setTimeout(() => {
        waiting.delete(handle)
        callback()
      }, delayMs)
      waiting.set(handle, callback)
      return handle
    },
    clearTimeout(handle) {
      waiting.delete(handle)
      // Whatever is no handle of a timer is ignored, by the page too.
      globalThis.clearTimeout(handle as number)
    },
    async flush() {
      const due = [...waiting]
      waiting.clear()
      for (const [handle] of due) globalThis.clearTimeout(handle as number)
      await Promise.all(due.map(([, callback]) => settle(callback)))
      return due.length > 0
    },
  }
}

/** Resolves when it is done, whether it has thrown or not. */
function settle(callback: () => unknown): Promise<unknown> {
  return new Promise((resolve) => resolve(callback())).catch((error: unknown) => void Promise.reject(error))
}

const REFRESH_TIMERS: symbol = Symbol.for('metamon.react-refresh')

/** The timers of React's refresh runtime; undefined where it has timers of its own. */
export function findRefreshTimers(): RefreshTimers | undefined {
  // Only `obtainRefreshTimers` writes to this symbol.
  return Reflect.get(globalThis, REFRESH_TIMERS) as RefreshTimers | undefined
}

/** The hot adapter may have been loaded under another url than this module is by the refresh runtime. */
export function obtainRefreshTimers(): RefreshTimers {
  const timers = findRefreshTimers() ?? createRefreshTimers()
  Object.defineProperty(globalThis, REFRESH_TIMERS, { value: timers, configurable: true })
  return timers
}
