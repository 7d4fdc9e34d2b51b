/** The setups that are being waited for. */
export interface AsyncSetups {
  add(setup: PromiseLike<unknown>): void
  readonly isEmpty: boolean
  /** Resolves when none is left, or after `longestMs` milliseconds. */
  settled(longestMs: number): Promise<void>
}

export function createAsyncSetups(): AsyncSetups {
  const pending = new Set<PromiseLike<unknown>>()
  const drained = async () => {
    while (pending.size > 0) await Promise.allSettled(pending)
  }
  return {
    add(setup) {
      const forget = () => void pending.delete(setup)
      pending.add(setup)
      setup.then(forget, forget)
    },
    get isEmpty() {
      return pending.size === 0
    },
    settled: (longestMs) => within(drained(), longestMs),
  }
}

function within(promise: Promise<void>, longestMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longestMs)
    void promise.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** The setups of the page, which the instrumented modules add to and the hot adapter waits for. */
export const asyncSetups: AsyncSetups = createAsyncSetups()
