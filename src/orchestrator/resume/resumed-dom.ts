import { isUntouched } from '../dom-fields.ts'
import { createFinder, type Place } from '../dom-place.ts'
import type { Undo } from '../../runtime/undo.ts'
import {
  EMPTY_DOM,
  type DomRecord,
  type ElementRecord,
  type ElementState,
  type FieldSelection,
} from './dom-record.ts'
import { placeOfText } from './place-text.ts'

/** Gives a document back what the user had done to the one before it. */
export interface ResumedDom {
  /** Gives it to the elements that are there; those that come later are asked about when this is called again. */
  apply(): void
  /** What has not been given back yet. */
  pending(): DomRecord
  readonly release: Undo
}

const ACTIONS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/** What has happened to one thing that is to be put back. `waiting`: the element is not there, or not ready. */
type Progress = 'done' | 'waiting'

/** Nothing is put over what the user does from now on. */
export function createResumedDom(page: Document, { elements, scroll }: DomRecord): ResumedDom {
  let pending = [...elements]
  let isScrolled = scroll.top === 0 && scroll.left === 0
  let isIdle = true
  const onAction = () => void (isIdle = false)
  const options = { capture: true, passive: true }
  for (const action of ACTIONS) page.addEventListener(action, onAction, options)
  return {
    apply() {
      if (!isIdle) pending = pending.filter(({ kind }) => kind !== 'focus' && kind !== 'scroll')
      const find = createFinder(page)
      pending = pending.filter((one) => giveBack(find, one) === 'waiting')
      if (!isScrolled && isIdle) isScrolled = scrollTo(page, scroll) === 'done'
    },
    pending: () => ({ elements: pending, scroll: isScrolled ? EMPTY_DOM.scroll : scroll }),
    release() {
      pending = []
      isScrolled = true
      for (const action of ACTIONS) page.removeEventListener(action, onAction, options)
    },
  }
}

function giveBack(find: (place: Place) => Element | undefined, record: ElementRecord): Progress {
  const place = placeOfText(record.path)
  const element = place && find(place)
  if (!element) return 'waiting'
  return element.localName === record.tag ? give(element, record) : 'done'
}

/** Properties only, and without events: for the app nothing has happened. */
function give(element: Element, state: ElementState): Progress {
  switch (state.kind) {
    case 'text':
      return giveText(element, state.type, state.text)
    case 'checked':
      if (element instanceof HTMLInputElement && element.value === state.value && isUnchecked(element))
        element.checked = state.isChecked
      return 'done'
    case 'selected':
      return element instanceof HTMLSelectElement ? select(element, new Set(state.values)) : 'done'
    case 'details':
      if (element instanceof HTMLDetailsElement) element.open = state.isOpen
      return 'done'
    case 'dialog':
      if (element instanceof HTMLDialogElement && !element.open)
        if (state.isModal) element.showModal()
        else element.show()
      return 'done'
    case 'media':
      return element instanceof HTMLMediaElement ? seek(element, state.time) : 'done'
    case 'scroll':
      return scrollElement(element, state)
    case 'focus':
      return focus(element, state.selection)
    default:
      return state satisfies never
  }
}

const isUnchecked = ({ checked, defaultChecked }: HTMLInputElement): boolean => checked === defaultChecked

function giveText(element: Element, type: string, text: string): Progress {
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
  if (isField && element.type === type && element.value === element.defaultValue) element.value = text
  return 'done'
}

/** The options may come later than the select. */
function select(element: HTMLSelectElement, values: ReadonlySet<string>): Progress {
  const options = [...element.options]
  if (![...values].every((value) => options.some((option) => option.value === value))) return 'waiting'
  if (!isUntouched(element)) return 'done'
  for (const option of options) option.selected = values.has(option.value)
  return 'done'
}

function seek(media: HTMLMediaElement, time: number): Progress {
  if (media.readyState === media.HAVE_NOTHING) {
    media.addEventListener('loadedmetadata', () => void (media.currentTime ||= time), { once: true })
  } else if (media.currentTime === 0) media.currentTime = time
  return 'done'
}

/** As long as there is not enough to scroll, the rest may still come. */
function scrollElement(
  element: Element,
  { top, left }: { readonly top: number; readonly left: number },
): Progress {
  Object.assign(element, { scrollTop: top, scrollLeft: left })
  return isAt(element.scrollTop, top) && isAt(element.scrollLeft, left) ? 'done' : 'waiting'
}

function scrollTo(page: Document, { top, left }: DomRecord['scroll']): Progress {
  const view = page.defaultView
  if (!view) return 'done'
  view.scrollTo({ top, left, behavior: 'instant' })
  return isAt(view.scrollY, top) && isAt(view.scrollX, left) ? 'done' : 'waiting'
}

/** Browsers round. */
const isAt = (is: number, wanted: number): boolean => Math.abs(is - wanted) < 1.5

/** Wherever an app puts the focus when it starts, the user had put it here. */
function focus(element: Element, selection: FieldSelection | undefined): Progress {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return 'done'
  element.focus({ preventScroll: true })
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
  if (selection && isField && element.selectionStart !== null)
    element.setSelectionRange(selection.start, selection.end, selection.direction)
  return 'done'
}
