/**
 * Makes the children of an element like new ones, and keeps the nodes that are there already where they can stay:
 * with them focus, selection, scroll places, and what is typed.
 *
 * Nodes with the same `data-key` are the same; others go by place and name. Whether a `<details>` is open is its
 * own matter. No listener is carried over: they belong on the root.
 */
export function morph(parent: ParentNode & Node, next: readonly Node[]): void {
  const keyed = new Map<string, Element>()
  for (const child of parent.children) {
    const key = keyOf(child)
    if (key !== undefined) keyed.set(key, child)
  }
  let place: ChildNode | null = parent.firstChild
  for (const wanted of next) {
    const found = findLike(wanted, place, keyed)
    if (!found) parent.insertBefore(wanted, place)
    else {
      if (found === place) place = place.nextSibling
      else parent.insertBefore(found, place)
      patch(found, wanted)
    }
  }
  while (place) {
    const gone = place
    place = place.nextSibling
    gone.remove()
  }
}

const keyOf = (node: Node | null): string | undefined =>
  node instanceof HTMLElement || node instanceof SVGElement ? node.dataset.key : undefined

function findLike(
  wanted: Node,
  place: ChildNode | null,
  keyed: ReadonlyMap<string, Element>,
): ChildNode | undefined {
  const key = keyOf(wanted)
  if (key !== undefined) {
    const found = keyed.get(key)
    return found?.nodeName === wanted.nodeName ? found : undefined
  }
  return place && place.nodeName === wanted.nodeName && keyOf(place) === undefined ? place : undefined
}

function patch(node: Node, wanted: Node): void {
  if (!(node instanceof Element && wanted instanceof Element)) {
    if (node.nodeValue !== wanted.nodeValue) node.nodeValue = wanted.nodeValue
    return
  }
  patchAttributes(node, wanted)
  if (isField(node)) patchField(node, wanted)
  else morph(node, [...wanted.childNodes])
}

function patchAttributes(node: Element, wanted: Element): void {
  for (const { name, value } of wanted.attributes) {
    if (node.getAttribute(name) !== value && !isOwn(node, name)) node.setAttribute(name, value)
  }
  for (const name of node.getAttributeNames()) {
    if (!wanted.hasAttribute(name) && !isOwn(node, name)) node.removeAttribute(name)
  }
}

const isOwn = (node: Element, name: string): boolean => name === 'open' && node instanceof HTMLDetailsElement

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isField = (node: Element): node is Field =>
  node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement

/** What somebody is typing into stays as they have typed it. */
function patchField(field: Field, wanted: Element): void {
  if (field instanceof HTMLSelectElement) {
    morph(field, [...wanted.childNodes])
    return
  }
  const root = field.getRootNode()
  const isFocused = (root instanceof ShadowRoot || root instanceof Document) && root.activeElement === field
  if (!isFocused && isField(wanted) && field.value !== wanted.value) field.value = wanted.value
}
