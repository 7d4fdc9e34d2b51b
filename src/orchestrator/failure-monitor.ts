/** The messages of errors that nobody caught while it was watching. */
export interface FailureMonitor {
  start(): void
  /** Stops watching and hands over what was seen, each message once. */
  stop(): readonly string[]
}

/** Watches a window for errors and rejections that nobody catches. */
export function createFailureMonitor(target: EventTarget): FailureMonitor {
  const seen = new Set<string>()
  const onError = (event: Event) => {
    if (event instanceof ErrorEvent) seen.add(describe(event.error ?? event.message))
    else if (event instanceof PromiseRejectionEvent) seen.add(describe(event.reason))
  }
  return {
    start() {
      seen.clear()
      target.addEventListener('error', onError)
      target.addEventListener('unhandledrejection', onError)
    },
    stop() {
      target.removeEventListener('error', onError)
      target.removeEventListener('unhandledrejection', onError)
      return [...seen]
    },
  }
}

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error)
