interface RefreshWindow {
  /** Put there by plugin-react. */
  __registerBeforePerformReactRefresh?: (callback: () => void) => void
}

/**
 * Calls back each time before React Refresh renders. There is no undo.
 *
 * @returns false where plugin-react is not there (yet)
 */
export function beforeRefresh(callback: () => void): boolean {
  const register = (globalThis as RefreshWindow).__registerBeforePerformReactRefresh
  register?.(callback)
  return register !== undefined
}
