/**
 * A selector that finds an element again when the tree around it was made anew: by its id or name where no
 * other has the same, else by its place below the nearest element that has an id.
 */
export function pathOf(element: Element): string {
  const name = ownName(element)
  if (name !== undefined) return name
  const parent = element.parentElement
  return parent ? `${pathOf(parent)} > ${placeOf(element)}` : placeOf(element)
}

/** The element that a path leads to now. */
export const findByPath = (root: ParentNode, path: string): Element | null => root.querySelector(path)

function ownName(element: Element): string | undefined {
  const tag = CSS.escape(element.localName)
  const selectors = [
    element.id && `#${CSS.escape(element.id)}`,
    nameOf(element) && `${tag}[name="${CSS.escape(nameOf(element))}"]`,
  ]
  return selectors.find((selector) => selector !== '' && isUnique(element, selector))
}

/** Of a form field; elsewhere a name may mean anything. */
const nameOf = (element: Element): string =>
  element.matches('input,textarea,select') ? (element.getAttribute('name') ?? '') : ''

const isUnique = (element: Element, selector: string): boolean =>
  element.ownerDocument.querySelectorAll(selector).length === 1

function placeOf(element: Element): string {
  const tag = element.localName
  let place = 1
  for (let one = element.previousElementSibling; one; one = one.previousElementSibling)
    if (one.localName === tag) place += 1
  return `${CSS.escape(tag)}:nth-of-type(${place})`
}
