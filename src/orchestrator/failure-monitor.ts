/** An error that nobody caught. */
export interface Failure {
  readonly message: string
  /** True when an island has kept it from its surroundings: what is around it is sound. */
  readonly isContained: boolean
}

/** Collects errors that nobody caught while it was watching. */
export interface FailureMonitor {
  start(): void
  /** Stops watching and hands over what was seen, each message once. */
  stop(): readonly Failure[]
}

/** Watches a window for errors and rejections that nobody catches. */
export function createFailureMonitor(
  target: EventTarget,
  isContained: (error: unknown) => boolean,
): FailureMonitor {
  const seen = new Map<string, Failure>()
  const record = (error: unknown) => {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    const known = seen.get(message)
    seen.set(message, { message, isContained: isContained(error) && (known?.isContained ?? true) })
  }
  const onError = (event: Event) => {
    if (event instanceof ErrorEvent) record(event.error ?? event.message)
    else if (event instanceof PromiseRejectionEvent) record(event.reason)
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
      return [...seen.values()]
    },
  }
}
