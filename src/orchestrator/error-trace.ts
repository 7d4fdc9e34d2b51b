/** What a page hears of errors that nobody catches. */
export interface ErrorTrace {
  /** What came before somebody listens, as far as it is remembered. */
  readonly heard: readonly HeardError[]
  /** True when anything has gone wrong so far, be it that a script could not be loaded. */
  readonly hasFailed: boolean
  /** Calls the listener with what comes from now on. */
  listen(listener: (error: HeardError) => void): void
}

export interface HeardError {
  readonly error: unknown
  /** True for a promise that was rejected, false for what was thrown. */
  readonly isRejection: boolean
}

/** So many are remembered. */
const MEMORY = 100

/** Hears errors from now on, for as long as the page lives. */
export function traceErrors(target: EventTarget): ErrorTrace {
  const heard: HeardError[] = []
  let hasFailed = false
  let listener = (error: HeardError): void => {
    if (heard.length < MEMORY) heard.push(error)
  }
  const hear = (event: Event) => {
    hasFailed = true
    if ('reason' in event) listener({ error: event.reason, isRejection: true })
    // What has no error is not thrown by the app: `ResizeObserver loop ...`, or `Script error.` of other origins.
    else if ('error' in event && event.error != null) listener({ error: event.error, isRejection: false })
  }
  // Those of scripts that cannot be loaded do not bubble.
  for (const type of ['error', 'unhandledrejection']) target.addEventListener(type, hear, true)
  return {
    heard,
    get hasFailed() {
      return hasFailed
    },
    listen: (next) => void (listener = next),
  }
}
