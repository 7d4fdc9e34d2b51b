import type { Undo } from '../runtime/undo.ts'
import { focusedElement, targetOf } from './dom-tree.ts'
import type { UserTraces } from './user-traces.ts'

/** Follows the input of text that is composed of several keys, as of Japanese or of accents. */
export interface Composition {
  /** Resolves when none is under way, after `limitMs` at the latest. */
  ended(limitMs: number): Promise<void>
  readonly release: Undo
}

/**
 * Follows a document from now on.
 * @param traces tells whether a composition is under way already
 */
export function followComposition(page: Document, traces: Pick<UserTraces, 'composing'>): Composition {
  let { composing } = traces
  let waiting: (() => void)[] = []
  const onStart = (event: Event) => void (composing = targetOf(event))
  const onEnd = () => {
    composing = undefined
    for (const resolve of waiting.splice(0)) resolve()
  }
  // An element that has gone, or has lost the focus, may never tell of the end.
  const isComposing = () => composing?.isConnected === true && isAround(composing, focusedElement(page))
  page.addEventListener('compositionstart', onStart, true)
  page.addEventListener('compositionend', onEnd, true)
  return {
    async ended(limitMs) {
      if (!isComposing()) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs)
        waiting.push(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    },
    release() {
      page.removeEventListener('compositionstart', onStart, true)
      page.removeEventListener('compositionend', onEnd, true)
      onEnd()
    },
  }
}

const isAround = (element: Element, focused: Element | undefined): boolean =>
  focused !== undefined && (element.contains(focused) || focused.contains(element))
