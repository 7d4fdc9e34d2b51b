/**
 * From the page: it has painted an update. From the server: that the entry of the update says so from now on; on
 * `window` as well. Not one of `EVENTS`, which every page has from the start: none needs it before its first update.
 */
export const PAINTED_EVENT: string = 'metamon:painted'

/** The longest time that is taken for that of a paint, in milliseconds. */
export const PAINT_LIMIT_MS: number = 60_000

/** A page's word that it has painted an update, and the server's to all pages. */
export interface PaintedMessage {
  /** The transaction, which has settled. */
  readonly id: string
  /** Milliseconds from when the page had verified the update to its next frame. */
  readonly paint: number
}
