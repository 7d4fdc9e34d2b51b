import { isUntouched } from '../dom-fields.ts'
import { createPlaces } from '../dom-place.ts'
import { focusedElement, surveyPage } from '../dom-tree.ts'
import type { DomRecord, ElementRecord, ElementState, FieldSelection } from './dom-record.ts'
import { placeToText } from './place-text.ts'
import { isSecretField } from './secrets.ts'

/** So much text of one field is kept, in characters. */
const MAX_TEXT = 100_000
const WITHOUT_TEXT: ReadonlySet<string> = new Set(
  'hidden submit button reset image file checkbox radio'.split(' '),
)

/**
 * Reads what the user has done to a document, and differs from what its markup says. Nothing of secret fields.
 *
 * @param pending what this document was to be given back, and has not been given yet
 */
export function captureDom(page: Document, pending: DomRecord): DomRecord {
  const { elements, scroll } = readDocument(page)
  const known = new Set(elements.map(placeOf))
  const isScrolled = scroll.top !== 0 || scroll.left !== 0
  return {
    elements: [...elements, ...pending.elements.filter((one) => !known.has(placeOf(one)))],
    scroll: isScrolled ? scroll : pending.scroll,
  }
}

/** Only one element has the focus. */
const placeOf = ({ kind, path }: ElementRecord): string => (kind === 'focus' ? kind : `${kind} ${path}`)

function readDocument(page: Document): DomRecord {
  const { scrollX, scrollY } = page.defaultView ?? { scrollX: 0, scrollY: 0 }
  const placeOf = createPlaces()
  const toRecord = (element: Element, state: ElementState | undefined): ElementRecord[] =>
    state ? [{ path: placeToText(placeOf(element)), tag: element.localName, ...state }] : []
  const all = surveyPage(page, '*').matching
  const elements = READERS.flatMap((read) => all.flatMap((element) => toRecord(element, read(element))))
  const focused = focusedElement(page)
  const focus = focused ? toRecord(focused, readFocus(focused)) : []
  return { elements: [...elements, ...focus], scroll: { top: scrollY, left: scrollX } }
}

/** What is closed has no size to scroll in, and cannot have the focus: it is opened first. */
const READERS: readonly ((element: Element) => ElementState | undefined)[] = [
  readOpen,
  readField,
  readMedia,
  readScroll,
]

function readOpen(element: Element): ElementState | undefined {
  if (element instanceof HTMLDetailsElement && element.open) return { kind: 'details', isOpen: true }
  if (!(element instanceof HTMLDialogElement) || !element.open) return undefined
  return { kind: 'dialog', isModal: element.matches(':modal') }
}

function readField(element: Element): ElementState | undefined {
  if (element instanceof HTMLSelectElement) return readSelect(element)
  if (!isField(element) || isSecretField(element)) return undefined
  if (element instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(element.type)) {
    const { checked, defaultChecked, value } = element
    return checked === defaultChecked ? undefined : { kind: 'checked', value, isChecked: checked }
  }
  const { type, value, defaultValue } = element
  const isKept = !WITHOUT_TEXT.has(type) && value !== defaultValue && value.length <= MAX_TEXT
  return isKept ? { kind: 'text', type, text: value } : undefined
}

const isField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement

function readSelect(select: HTMLSelectElement): ElementState | undefined {
  if (isSecretField(select) || isUntouched(select)) return undefined
  return { kind: 'selected', values: [...select.selectedOptions].map(({ value }) => value) }
}

function readMedia(element: Element): ElementState | undefined {
  const isPlayed = element instanceof HTMLMediaElement && element.currentTime > 0
  return isPlayed ? { kind: 'media', time: element.currentTime } : undefined
}

function readScroll({ scrollTop, scrollLeft }: Element): ElementState | undefined {
  return scrollTop === 0 && scrollLeft === 0
    ? undefined
    : { kind: 'scroll', top: scrollTop, left: scrollLeft }
}

function readFocus(element: Element): ElementState {
  return { kind: 'focus', selection: isField(element) ? readSelection(element) : undefined }
}

function readSelection(field: HTMLInputElement | HTMLTextAreaElement): FieldSelection | undefined {
  const { selectionStart: start, selectionEnd: end, selectionDirection: direction } = field
  return start === null || isSecretField(field)
    ? undefined
    : { start, end: end ?? start, direction: direction ?? 'none' }
}
