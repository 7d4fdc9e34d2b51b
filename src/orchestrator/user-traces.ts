import type { Undo } from '../runtime/undo.ts'

/** What a user has done in a document, as far as it cannot be read from it later. */
export interface UserTraces {
  /** Elements that have been scrolled. */
  readonly scrolled: Set<Element>
  /** Elements that have told of input, until somebody takes them; form fields left out. */
  readonly typedIn: Set<Element>
  /** What was closed after it was shown open. */
  readonly closed: WeakSet<Element>
  /** Where text of several keys is being composed. */
  readonly composing: Element | undefined
  readonly release: Undo
}

const FIELD_RE = /^(?:INPUT|TEXTAREA|SELECT)$/

/** Follows a document from now on. */
export function traceUser(page: Document): UserTraces {
  const scrolled = new Set<Element>()
  const typedIn = new Set<Element>()
  const closed = new WeakSet<Element>()
  let composing: Element | undefined
  const undos = Object.entries({
    scroll: (target: Element) => scrolled.add(target),
    input: (target: Element) => FIELD_RE.test(target.tagName) || typedIn.add(target),
    toggle: (target: Element) => target instanceof HTMLDetailsElement && !target.open && closed.add(target),
    compositionstart: (target: Element) => (composing = target),
    compositionend: () => (composing = undefined),
  }).map(([type, listener]) => {
    const options = { capture: true, passive: true }
    const onEvent = (event: Event) => {
      const [target] = event.composedPath()
      if (target instanceof Element) listener(target)
    }
    page.addEventListener(type, onEvent, options)
    return () => page.removeEventListener(type, onEvent, options)
  })
  return {
    scrolled,
    typedIn,
    closed,
    get composing() {
      return composing
    },
    release() {
      for (const undo of undos) undo()
    },
  }
}
