/** Says where an element is: a selector, with one part for each open shadow root that leads to it. */
export type PathOf = (element: Element) => string

const INTO_SHADOW = ' >>> '

/**
 * Makes selectors that find elements again when the tree around them was made anew: by their id or name where no
 * other has the same, else by their place below the nearest element that has an id. What it has found out it
 * remembers: to be used for one state of the document.
 */
export function createPaths(): PathOf {
  const paths = new Map<Element, string>()
  const places = new Map<Element, string>()
  const counts = new Map<Node, ReadonlyMap<string, number>>()
  const countsIn = (root: ParentNode & Node) => {
    const known = counts.get(root) ?? countNames(root)
    counts.set(root, known)
    return known
  }
  const placeOf = (element: Element, parent: ParentNode) => {
    if (!places.has(element)) notePlaces(parent, places)
    return places.get(element) ?? CSS.escape(element.localName)
  }
  const find = (element: Element): string => {
    const root = element.getRootNode()
    const isShadow = root instanceof ShadowRoot
    const outside = isShadow ? pathOf(root.host) + INTO_SHADOW : ''
    if (root instanceof Document || isShadow) {
      const name = namesOf(element).find((one) => countsIn(root).get(one) === 1)
      if (name !== undefined) return outside + name
    }
    const { parentElement, parentNode } = element
    if (parentElement) return `${pathOf(parentElement)} > ${placeOf(element, parentElement)}`
    const place = isShadow && parentNode ? placeOf(element, root) : CSS.escape(element.localName)
    return isShadow ? `${outside}:host > ${place}` : place
  }
  const pathOf = (element: Element) => {
    const path = paths.get(element) ?? find(element)
    paths.set(element, path)
    return path
  }
  return pathOf
}

/** The element that a path leads to now. */
export function findByPath(page: ParentNode, path: string): Element | null {
  let root: ParentNode | null = page
  let element: Element | null = null
  for (const selector of path.split(INTO_SHADOW)) {
    element = root?.querySelector(selector) ?? null
    root = element?.shadowRoot ?? null
  }
  return element
}

/** Whether it is a name of the element itself, wherever it is. */
export const isNamed = (path: string): boolean =>
  !path.slice(path.lastIndexOf(INTO_SHADOW) + 1).includes(' > ')

function countNames(root: ParentNode): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const element of root.querySelectorAll('[id],[name]'))
    for (const name of namesOf(element)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** Its id, and the name of a form field; elsewhere a name may mean anything. */
function namesOf(element: Element): string[] {
  const name = element.matches('input,textarea,select') ? element.getAttribute('name') : undefined
  return [
    ...(element.id ? [`#${CSS.escape(element.id)}`] : []),
    ...(name ? [`${element.localName}[name="${CSS.escape(name)}"]`] : []),
  ]
}

/** Of all children at once: a long list is gone through only once. */
function notePlaces(parent: ParentNode, places: Map<Element, string>): void {
  const counts = new Map<string, number>()
  for (const child of parent.children) {
    const place = (counts.get(child.localName) ?? 0) + 1
    counts.set(child.localName, place)
    places.set(child, `${CSS.escape(child.localName)}:nth-of-type(${place})`)
  }
}
