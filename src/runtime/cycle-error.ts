/** What runs in circles. */
export type CycleKind = 'computed' | 'listener' | 'emit'

/**
 * Thrown or reported where values, listeners or events run in circles.
 *
 * - `computed_cycle`: a computed reads itself, directly or through others. Thrown to the reader.
 * - `listener_cycle`: an effect, or the listeners of a signal, ran 100 times in one go and woke others or
 *   themselves each time. Reported; they are left out until the next write from outside.
 * - `emit_cycle`: handlers emitted 100 levels deep. Reported; what the nested handlers had still to do is
 *   given up, and the handlers of the outermost `emit` go on.
 */
export class MetamonCycleError extends Error {
  /** Stable and searchable; the message starts with it. */
  readonly code: `${CycleKind}_cycle`

  constructor(kind: CycleKind, subject: string) {
    const code = `${kind}_cycle` as const
    super(`${code}: \`${subject}\` triggers itself without end`)
    this.code = code
  }
}
