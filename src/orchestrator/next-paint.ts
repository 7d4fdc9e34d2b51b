import { nextTask } from '../../adapters/shared/hot-adapter.ts'
import type { Undo } from '../runtime/undo.ts'

/** A page, as far as it is painted. */
export interface PaintedPage {
  /** Tells whether anybody sees the page. */
  readonly document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>
  /** Calls back while the next frame is made. */
  requestFrame(run: () => void): void
}

/**
 * Calls back when the next frame has been painted. A page out of sight paints nothing: where it is, or gets there
 * before that, nothing is called.
 *
 * @returns its undo
 */
export function onNextPaint({ document, requestFrame }: PaintedPage, painted: () => void): Undo {
  if (document.visibilityState !== 'visible') return () => {}
  let isOpen = true
  const stop = () => {
    isOpen = false
    document.removeEventListener('visibilitychange', stop)
  }
  const finish = () => {
    if (!isOpen) return
    stop()
    painted()
  }
  document.addEventListener('visibilitychange', stop)
  // Frame callbacks run before the browser lays out and paints, and the next task after it.
  requestFrame(() => void nextTask().then(finish))
  return stop
}
