/** Which kind of endless loop was stopped. */
export type CycleCode = 'computed_cycle' | 'listener_cycle' | 'emit_cycle'

/**
 * Thrown or reported where values, listeners or events run in circles.
 *
 * - `computed_cycle`: a computed reads itself, directly or through others. Thrown to the reader.
 * - `listener_cycle`: an effect or a subscriber ran and wrote 100 times in one go. Reported; it is left out
 *   until the next write from outside.
 * - `emit_cycle`: handlers emitted 100 levels deep. Reported; what the nested handlers had still to do is
 *   given up, and the handlers of the outermost `emit` go on.
 */
export class MetamonCycleError extends Error {
  /** Stable and searchable; the message starts with it. */
  readonly code: CycleCode

  constructor(code: CycleCode, text: string) {
    super(`${code}: ${text}`)
    this.name = 'MetamonCycleError'
    this.code = code
  }
}
