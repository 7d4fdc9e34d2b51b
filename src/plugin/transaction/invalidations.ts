/** Why modules have handed an update on to their importers, as far as they say. */
export interface Invalidations {
  /** Takes the message of a page, which can be anything. */
  take(message: unknown): void
  /** The export that has kept the last module from taking its update; each is handed out once. */
  takeUnfitExport(): string | undefined
}

/** What React Refresh says of a file that exports something else beside its components. */
const UNFIT_RE = /\("([\w$]{1,100})" export is incompatible\)/

export function createInvalidations(): Invalidations {
  let unfit: string | undefined
  return {
    take(message) {
      const text =
        typeof message === 'object' && message !== null && 'message' in message ? message.message : ''
      unfit = typeof text === 'string' ? UNFIT_RE.exec(text)?.[1] : undefined
    },
    takeUnfitExport() {
      const taken = unfit
      unfit = undefined
      return taken
    },
  }
}
