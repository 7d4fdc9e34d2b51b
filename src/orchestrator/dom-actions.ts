import type { Undo } from '../runtime/undo.ts'
import { editingHost } from './dom-editable.ts'
import { targetOf } from './dom-tree.ts'
import type { UserTraces } from './user-traces.ts'

/** What a user does in a document, as far as it cannot be read from it later. */
export interface DomActions {
  /** Elements that have been scrolled. */
  readonly scrolled: Set<Element>
  /** Elements whose content was edited, form fields left out. */
  readonly edited: Set<Element>
  /** Whether it was closed after it was shown open. */
  isClosed(element: Element): boolean
  /** Grows with everything that may scroll. */
  readonly count: number
  /** Grows with everything that points somewhere. */
  readonly pointed: number
  /** Calls the listener with every element that gets the focus, instead of the listener before. */
  watchFocus(listener: (element: Element) => void): void
  /** Forgets elements that are off the page. */
  forgetGone(): void
  readonly release: Undo
}

const ACTIONS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/**
 * Follows a document from now on.
 * @param traces what was done before, and goes on to be noted
 */
export function followActions(page: Document, traces: UserTraces): DomActions {
  const { scrolled, closed } = traces
  const edited = new Set<Element>()
  let focusListener: (element: Element) => void = () => {}
  let [count, pointed] = [0, 0]
  const noteEdited = () => {
    for (const target of traces.typedIn) {
      const host = editingHost(target)
      if (host) edited.add(host)
    }
    traces.typedIn.clear()
  }
  noteEdited()
  const undos = [
    ...ACTIONS.map((type) =>
      listen(page, type, () => {
        count += 1
        if (type === 'pointerdown' || type === 'touchmove') pointed += 1
      }),
    ),
    listen(page, 'focusin', (_, target) => focusListener(target)),
    // What is off the page cannot be edited any more, so that it is looked at at once.
    listen(page, 'input', noteEdited),
  ]
  return {
    scrolled,
    edited,
    isClosed: (element) => closed.has(element),
    get count() {
      return count
    },
    get pointed() {
      return pointed
    },
    watchFocus: (listener) => void (focusListener = listener),
    forgetGone() {
      for (const elements of [scrolled, edited])
        for (const element of elements) if (!element.isConnected) elements.delete(element)
    },
    release() {
      for (const undo of undos) undo()
    },
  }
}

function listen(page: Document, type: string, listener: (event: Event, target: Element) => void): Undo {
  const options = { capture: true, passive: true }
  const onEvent = (event: Event) => {
    const target = targetOf(event)
    if (target) listener(event, target)
  }
  page.addEventListener(type, onEvent, options)
  return () => page.removeEventListener(type, onEvent, options)
}
