import { isNumber, isRecord, isText, listOf } from './read-shape.ts'

/** What the user has done to one element. */
export type ElementRecord = { readonly path: string; readonly tag: string } & ElementState

export type ElementState =
  | { readonly kind: 'text'; readonly type: string; readonly text: string }
  | { readonly kind: 'checked'; readonly value: string; readonly isChecked: boolean }
  | { readonly kind: 'selected'; readonly values: readonly string[] }
  | { readonly kind: 'details'; readonly isOpen: boolean }
  | { readonly kind: 'dialog'; readonly isModal: boolean }
  | { readonly kind: 'media'; readonly time: number }
  | { readonly kind: 'scroll'; readonly top: number; readonly left: number }
  | { readonly kind: 'focus'; readonly selection: FieldSelection | undefined }

/** A selection in a text field; the caret where both ends are one. */
export interface FieldSelection {
  readonly start: number
  readonly end: number
  readonly direction: 'forward' | 'backward' | 'none'
}

/** What the user has done to a document, and no framework knows of. */
export interface DomRecord {
  /** In the order in which they are to be put back. */
  readonly elements: readonly ElementRecord[]
  /** How far the page itself is scrolled, in pixels. */
  readonly scroll: { readonly top: number; readonly left: number }
}

export const EMPTY_DOM: DomRecord = { elements: [], scroll: { top: 0, left: 0 } }

const MAX_ELEMENTS = 10_000
const DIRECTIONS = ['forward', 'backward', 'none'] as const

/** Reads what was stored; undefined when it is not of this shape. */
export function readDom(value: unknown): DomRecord | undefined {
  if (!isRecord(value)) return undefined
  const elements = listOf(value.elements, readElement, MAX_ELEMENTS)
  const scroll = readPlace(value.scroll)
  return elements && scroll && { elements, scroll }
}

const readPlace = (value: unknown): DomRecord['scroll'] | undefined =>
  isRecord(value) && isNumber(value.top) && isNumber(value.left)
    ? { top: value.top, left: value.left }
    : undefined

function readElement(value: unknown): ElementRecord | undefined {
  if (!isRecord(value) || !isText(value.path) || !isText(value.tag)) return undefined
  const state = readState(value)
  return state && { path: value.path, tag: value.tag, ...state }
}

const READERS: {
  readonly [Kind in ElementState['kind']]: (
    value: Record<string, unknown>,
  ) => Extract<ElementState, { kind: Kind }> | undefined
} = {
  text: ({ type, text }) => (isText(type) && isText(text) ? { kind: 'text', type, text } : undefined),
  checked: ({ value, isChecked }) =>
    isText(value) && typeof isChecked === 'boolean' ? { kind: 'checked', value, isChecked } : undefined,
  selected: ({ values }) =>
    Array.isArray(values) && values.every(isText) ? { kind: 'selected', values } : undefined,
  details: ({ isOpen }) => (typeof isOpen === 'boolean' ? { kind: 'details', isOpen } : undefined),
  dialog: ({ isModal }) => (typeof isModal === 'boolean' ? { kind: 'dialog', isModal } : undefined),
  media: ({ time }) => (isNumber(time) && time >= 0 ? { kind: 'media', time } : undefined),
  scroll({ top, left }) {
    const place = readPlace({ top, left })
    return place && { kind: 'scroll', ...place }
  },
  focus: ({ selection }) => ({ kind: 'focus', selection: readSelection(selection) }),
}

function readState(value: Record<string, unknown>): ElementState | undefined {
  const { kind } = value
  const isKind = isText(kind) && Object.hasOwn(READERS, kind)
  // One of the keys of the table, as was just found.
  return isKind ? READERS[kind as ElementState['kind']](value) : undefined
}

function readSelection(value: unknown): FieldSelection | undefined {
  if (!isRecord(value) || !isNumber(value.start) || !isNumber(value.end)) return undefined
  const direction = DIRECTIONS.find((one) => one === value.direction)
  return { start: value.start, end: value.end, direction: direction ?? 'none' }
}
