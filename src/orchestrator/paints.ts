import type { Undo } from '../runtime/undo.ts'
import { PAINT_LIMIT_MS, type PaintedMessage } from '../shared/painted.ts'
import { onNextPaint, type PaintedPage } from './next-paint.ts'

/** Measures how long the last update has taken to be seen. Whoever calls this goes on at once. */
export interface Paints {
  /**
   * An update is on the page.
   * @param verifiedAt when that was sure, in milliseconds of the page's clock
   */
  verified(id: string, verifiedAt: number): void
  /** A transaction has settled: the server takes nothing for its entry before there is one. */
  settled(id: string): void
}

export interface PaintsContext extends PaintedPage {
  /** Milliseconds, from any fixed point. */
  now(): number
  send(message: PaintedMessage): void
}

/** An update whose paint the server has not been told. */
interface Unpainted {
  readonly id: string
  isSettled: boolean
  paint: number | undefined
}

/** What is not known of an update when the next one is on the page stays unknown. */
export function createPaints(context: PaintsContext): Paints {
  let last: Unpainted | undefined
  let stop: Undo = () => {}
  const tell = () => {
    if (!last?.isSettled || last.paint === undefined) return
    const { id, paint } = last
    last = undefined
    if (paint <= PAINT_LIMIT_MS) context.send({ id, paint })
  }
  return {
    verified(id, verifiedAt) {
      stop()
      const one: Unpainted = { id, isSettled: false, paint: undefined }
      last = one
      stop = onNextPaint(context, () => {
        one.paint = context.now() - verifiedAt
        tell()
      })
    },
    settled(id) {
      if (last?.id !== id) return
      last.isSettled = true
      tell()
    },
  }
}
