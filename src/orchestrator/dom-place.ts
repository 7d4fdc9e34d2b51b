/** Where an element is, told so that it can be found again when the tree around it was made anew. */
export type Place =
  /** By an id or the name of a form field that no other element of its root has. */
  | { readonly kind: 'named'; readonly root: RootPlace; readonly name: string }
  /** By its place among those of its tag. */
  | { readonly kind: 'child'; readonly parent: Place | RootPlace; readonly tag: string; readonly nth: number }

/** The document, or the open shadow root of an element. */
export interface RootPlace {
  readonly kind: 'root'
  readonly host: Place | undefined
}

/** Says where elements are, for as long as the document stays as it is. */
export function createPlaces(): (element: Element) => Place {
  const tree = createTreeIndex()
  const places = new Map<Element, Place>()
  const roots = new Map<Node, RootPlace>()
  const rootPlaceOf = (root: Node): RootPlace => {
    const known = roots.get(root)
    if (known) return known
    const place: RootPlace = {
      kind: 'root',
      host: root instanceof ShadowRoot ? placeOf(root.host) : undefined,
    }
    roots.set(root, place)
    return place
  }
  const find = (element: Element): Place => {
    const root = element.getRootNode()
    const name = isRoot(root) && namesOf(element).find((one) => tree.named(root, one) === element)
    if (name) return { kind: 'named', root: rootPlaceOf(root), name }
    const { parentElement, localName: tag } = element
    const parent = parentElement ?? (isRoot(root) ? root : undefined)
    const nth = parent ? tree.nthOf(element, parent) : 0
    return { kind: 'child', parent: parentElement ? placeOf(parentElement) : rootPlaceOf(root), tag, nth }
  }
  const placeOf = (element: Element): Place => {
    const place = places.get(element) ?? find(element)
    places.set(element, place)
    return place
  }
  return placeOf
}

/** Finds the elements that are at places now, for as long as the document stays as it is. */
export function createFinder(page: Document): (place: Place) => Element | undefined {
  const tree = createTreeIndex()
  const found = new Map<Place, Element | undefined>()
  const rootOf = ({ host }: RootPlace): Root | undefined =>
    host ? (elementAt(host)?.shadowRoot ?? undefined) : page
  const find = (place: Place): Element | undefined => {
    if (place.kind === 'named') {
      const root = rootOf(place.root)
      return root && tree.named(root, place.name)
    }
    const parent = place.parent.kind === 'root' ? rootOf(place.parent) : elementAt(place.parent)
    return parent && tree.child(parent, place.tag, place.nth)
  }
  const elementAt = (place: Place): Element | undefined => {
    if (!found.has(place)) found.set(place, find(place))
    return found.get(place)
  }
  return elementAt
}

type Root = Document | ShadowRoot

const isRoot = (node: Node): node is Root => node instanceof Document || node instanceof ShadowRoot

/** Goes through the names of a root, and through the children of an element, only once. */
function createTreeIndex() {
  const names = new Map<Root, ReadonlyMap<string, Element | undefined>>()
  const children = new Map<ParentNode, ReadonlyMap<string, readonly Element[]>>()
  const places = new Map<Element, number>()
  const childrenOf = (parent: ParentNode) => {
    const known = children.get(parent) ?? indexChildren(parent, places)
    children.set(parent, known)
    return known
  }
  return {
    /** Undefined where several have it. */
    named(root: Root, name: string): Element | undefined {
      const known = names.get(root) ?? indexNames(root)
      names.set(root, known)
      return known.get(name)
    },
    nthOf(element: Element, parent: ParentNode): number {
      childrenOf(parent)
      return places.get(element) ?? 0
    },
    child: (parent: ParentNode, tag: string, nth: number) => childrenOf(parent).get(tag)?.[nth],
  }
}

function indexNames(root: Root): ReadonlyMap<string, Element | undefined> {
  const index = new Map<string, Element | undefined>()
  for (const element of root.querySelectorAll('[id],[name]'))
    for (const name of namesOf(element)) index.set(name, index.has(name) ? undefined : element)
  return index
}

/** Its id, and the name of a form field; elsewhere a name may mean anything. */
function namesOf(element: Element): string[] {
  const { id, localName } = element
  const name = FIELD_TAGS.has(localName) ? element.getAttribute('name') : ''
  return [...(id ? [`#${id}`] : []), ...(name ? [`${localName} ${name}`] : [])]
}

const FIELD_TAGS: ReadonlySet<string> = new Set(['input', 'textarea', 'select'])

/** Children by their tag; notes which of them each one is. */
function indexChildren(parent: ParentNode, places: Map<Element, number>): ReadonlyMap<string, Element[]> {
  const index = new Map<string, Element[]>()
  for (const child of parent.children) {
    const same = index.get(child.localName) ?? []
    index.set(child.localName, same)
    places.set(child, same.length)
    same.push(child)
  }
  return index
}
