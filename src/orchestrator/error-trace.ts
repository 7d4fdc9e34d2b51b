/** What a page hears of errors that nobody catches. */
export interface ErrorTrace {
  /** What came before somebody listens, as far as it is remembered. */
  readonly heard: readonly HeardError[]
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

/**
 * Hears errors from now on, for as long as the page lives.
 * @param first called with the first one, when nobody listens yet
 */
export function traceErrors(target: EventTarget, first: () => void = () => {}): ErrorTrace {
  const heard: HeardError[] = []
  let listener = (error: HeardError): void => {
    if (heard.length < MEMORY) heard.push(error)
    if (heard.length === 1) first()
  }
  // What has no error is not thrown by the app: `ResizeObserver loop ...`, or `Script error.` of other origins.
  target.addEventListener('error', (event) => {
    if ('error' in event && event.error != null) listener({ error: event.error, isRejection: false })
  })
  target.addEventListener('unhandledrejection', (event) => {
    if ('reason' in event) listener({ error: event.reason, isRejection: true })
  })
  return { heard, listen: (next) => void (listener = next) }
}
