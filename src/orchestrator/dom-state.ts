import { findByPath, pathOf } from './dom-path.ts'
import { FIELDS, readField, type FieldState } from './dom-fields.ts'
import type { Undo } from '../runtime/undo.ts'

/** What the user has done to the document, and no framework knows of. */
export interface DomSnapshot {
  /** Gives it to the elements that have taken the place of those that are gone. Each is given it once. */
  restore(): void
}

/** Reads what the user has done to a document. */
export interface DomState {
  capture(): DomSnapshot
  readonly release: Undo
}

/** Something of one element, and where to find the one that takes its place. */
interface Kept {
  readonly element: Element
  readonly path: string
  /** False when the new element is not given anything. */
  give(next: Element): void
}

const ACTIONS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/** Follows a document from now on: which elements were scrolled is only known to those who have listened. */
export function createDomState(page: Document): DomState {
  const scrolled = new Set<Element>()
  let actions = 0
  const onScroll = ({ target }: Event) => void (target instanceof Element && scrolled.add(target))
  const onAction = () => void (actions += 1)
  const options = { capture: true, passive: true }
  page.addEventListener('scroll', onScroll, options)
  for (const action of ACTIONS) page.addEventListener(action, onAction, options)
  return {
    capture() {
      const before = actions
      const isIdle = () => actions === before
      const known = new WeakSet(page.querySelectorAll(FIELDS))
      const kept = [...readFields(page), ...readScroll(scrolled, isIdle), ...readFocus(page, isIdle)]
      const restoreWindow = readWindowScroll(page, isIdle)
      return {
        restore() {
          for (const one of kept.splice(0)) giveToSuccessor(page, one, known)
          restoreWindow()
        },
      }
    },
    release() {
      page.removeEventListener('scroll', onScroll, options)
      for (const action of ACTIONS) page.removeEventListener(action, onAction, options)
    },
  }
}

function giveToSuccessor(page: Document, { element, path, give }: Kept, known: WeakSet<Element>): void {
  if (element.isConnected) return
  const next = findByPath(page, path)
  if (next && next.localName === element.localName && !known.has(next)) give(next)
}

function readFields(page: Document): Kept[] {
  return [...page.querySelectorAll(FIELDS)].flatMap((element) => {
    const state = readField(element)
    return state ? [keepField(element, state)] : []
  })
}

const keepField = (element: Element, state: FieldState): Kept => ({
  element,
  path: pathOf(element),
  give(next) {
    if (state.fits(next)) state.apply(next)
  },
})

/** Of elements that have gone meanwhile, nobody asks again. */
function readScroll(scrolled: Set<Element>, isIdle: () => boolean): Kept[] {
  for (const element of scrolled) if (!element.isConnected) scrolled.delete(element)
  return [...scrolled].flatMap((element) => {
    const { scrollTop, scrollLeft } = element
    const give = (next: Element) => {
      if (isIdle() && next.scrollTop === 0 && next.scrollLeft === 0)
        Object.assign(next, { scrollTop, scrollLeft })
    }
    return scrollTop === 0 && scrollLeft === 0 ? [] : [{ element, path: pathOf(element), give }]
  })
}

/** While less was on the page, the browser may have had to scroll up. */
function readWindowScroll(page: Document, isIdle: () => boolean): () => void {
  const view = page.defaultView
  const { scrollX, scrollY } = view ?? { scrollX: 0, scrollY: 0 }
  if (!view || (scrollX === 0 && scrollY === 0)) return () => {}
  return () => {
    const isClamped = view.scrollX < scrollX || view.scrollY < scrollY
    if (isClamped && isIdle()) view.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' })
  }
}

/** The focus is given back only where it has been lost, not where it has gone elsewhere. */
function readFocus(page: Document, isIdle: () => boolean): Kept[] {
  const element = page.activeElement
  if (!element || element === page.body) return []
  const selection = readSelection(element)
  const give = (next: Element) => {
    const isLost = page.activeElement === null || page.activeElement === page.body
    if (!isLost || !isIdle() || !('focus' in next) || typeof next.focus !== 'function') return
    next.focus({ preventScroll: true })
    selection?.(next)
  }
  return [{ element, path: pathOf(element), give }]
}

function readSelection(element: Element): ((next: Element) => void) | undefined {
  if (!isText(element)) return undefined
  const { selectionStart, selectionEnd, selectionDirection } = element
  if (selectionStart === null) return undefined
  return (next) => {
    if (!isText(next) || next.selectionStart === null) return
    next.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? 'none')
  }
}

const isText = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
