import type { Undo } from '../runtime/undo.ts'
import { editingHost } from './dom-editable.ts'
import { targetOf } from './dom-tree.ts'

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

/** Follows a document from now on. */
export function followActions(page: Document): DomActions {
  const scrolled = new Set<Element>()
  const edited = new Set<Element>()
  const closed = new WeakSet<Element>()
  let focusListener: (element: Element) => void = () => {}
  let [count, pointed] = [0, 0]
  const undos = [
    ...ACTIONS.map((type) =>
      listen(page, type, () => {
        count += 1
        if (type === 'pointerdown' || type === 'touchmove') pointed += 1
      }),
    ),
    listen(page, 'scroll', (_, target) => scrolled.add(target)),
    listen(page, 'input', (_, target) => {
      const host = editingHost(target)
      if (host) edited.add(host)
    }),
    listen(page, 'toggle', (_, target) => {
      if (target instanceof HTMLDetailsElement && !target.open) closed.add(target)
    }),
    listen(page, 'focusin', (_, target) => focusListener(target)),
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
