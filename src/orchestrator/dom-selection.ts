import { isTextField } from './dom-fields.ts'
import type { Followed } from './dom-successors.ts'

/** Puts the selection back. */
export type RestoreSelection = () => void

/** One end of a selection: a place in an element, or in one of its texts. */
interface Place {
  readonly followed: Followed
  readonly node: Node
  /** Which child of the element the text is; undefined for a place between its children. */
  readonly child: number | undefined
  readonly offset: number
}

/**
 * Notes what is selected in the document, outside of form fields; a caret only where it can be typed at.
 * @param follow is called with the elements that the selection begins and ends in
 */
export function keepSelection(
  page: Document,
  follow: (element: Element) => Followed,
): RestoreSelection | undefined {
  const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed } = page.getSelection() ?? {}
  if (!anchorNode || !focusNode || anchorOffset === undefined || focusOffset === undefined) return undefined
  if (isCollapsed && !elementOf(anchorNode)?.matches(':read-write')) return undefined
  const anchor = toPlace(anchorNode, anchorOffset, follow)
  const focus = toPlace(focusNode, focusOffset, follow)
  if (!anchor || !focus) return undefined
  return () => {
    const selection = page.getSelection()
    if (!selection?.isCollapsed || (anchor.node.isConnected && focus.node.isConnected)) return
    const from = resolve(anchor)
    const to = resolve(focus)
    if (from && to) selection.setBaseAndExtent(...from, ...to)
  }
}

/** What is selected in a form field, to be put into another one. */
export function giveSelection(next: Element, element: Element): void {
  if (
    !isTextField(element) ||
    !isTextField(next) ||
    element.selectionStart === null ||
    next.selectionStart === null
  )
    return
  const { selectionStart, selectionEnd, selectionDirection } = element
  next.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? 'none')
}

function toPlace(node: Node, offset: number, follow: (element: Element) => Followed): Place | undefined {
  const element = elementOf(node)
  if (!element) return undefined
  const child = node === element ? undefined : [...element.childNodes].findIndex((one) => one === node)
  return { followed: follow(element), node, child, offset }
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement)

function resolve({ followed, node, child, offset }: Place): [Node, number] | undefined {
  if (node.isConnected) return [node, offset]
  const { element } = followed
  const next = child === undefined ? element : element.childNodes[child]
  if (!next?.isConnected) return undefined
  const length = next instanceof CharacterData ? next.length : next.childNodes.length
  return [next, Math.min(offset, length)]
}
