/** What browsers have and what Node has; the library is checked against neither. */
interface Host {
  reportError?: (error: unknown) => void
  queueMicrotask(callback: () => void): void
}

/** Hands an error to the page's `error` event, or throws it in a microtask where there is no such thing. */
export function reportError(error: unknown): void {
  // Every supported browser and Node has `queueMicrotask`.
  const host = globalThis as typeof globalThis & Host
  if (host.reportError) host.reportError(error)
  else
    host.queueMicrotask(() => {
      throw error
    })
}
