import { untrack, type Owner } from 'solid-js'

/**
 * Sorts what owners have rendered by its place in the document, or leaves it as it is when one of them shows
 * nothing. A list may have been sorted since its rows were created: it re-creates them in the order they are
 * in now.
 */
export function inDocumentOrder<Item extends { readonly owner: Owner | undefined }>(
  items: readonly Item[],
): readonly Item[] {
  if (items.length < 2) return items
  const nodes: Node[] = []
  for (const { owner } of items) {
    const node = owner && firstNodeIn(owner)
    if (!node?.isConnected) return items
    nodes.push(node)
  }
  if (isInOrder(nodes)) return items
  const placed = items.map((item, index) => ({ item, node: nodes[index]! }))
  return placed.toSorted((left, right) => comparePlaces(left.node, right.node)).map(({ item }) => item)
}

/** Mostly they are, and the browser would go through all that comes before each of them. */
function isInOrder(nodes: readonly Node[]): boolean {
  for (let index = 1; index < nodes.length; index += 1)
    if (!isShortlyAfter(nodes[index - 1]!, nodes[index]!)) return false
  return true
}

function comparePlaces(left: Node, right: Node): number {
  if (isShortlyAfter(left, right)) return -1
  if (isShortlyAfter(right, left)) return 1
  const place = left.compareDocumentPosition(right)
  if (place & Node.DOCUMENT_POSITION_FOLLOWING) return -1
  return place & Node.DOCUMENT_POSITION_PRECEDING ? 1 : 0
}

/** The nodes of a row and its markers are hardly ever more. */
const SHORT = 8

function isShortlyAfter(node: Node, other: Node): boolean {
  let next = node.nextSibling
  for (let steps = 1; next && next !== other && steps < SHORT; steps += 1) next = next.nextSibling
  return next === other
}

/** The first node that an owner has made, or one of those that it owns. */
function firstNodeIn(owner: Owner): Node | undefined {
  const own = 'value' in owner ? firstNode(owner.value) : undefined
  return own ?? firstOf(owner.owned, firstNodeIn)
}

/** Of functions, only Solid's own accessors are called. */
function firstNode(value: unknown): Node | undefined {
  if (value instanceof Node) return value
  if (Array.isArray(value)) return firstOf(value, firstNode)
  return isAccessor(value) ? firstNode(untrack(value)) : undefined
}

const isAccessor = (value: unknown): value is () => unknown =>
  typeof value === 'function' && value.name === 'bound readSignal'

function firstOf<Item>(
  items: Iterable<Item> | null,
  find: (item: Item) => Node | undefined,
): Node | undefined {
  if (!items) return undefined
  for (const item of items) {
    const node = find(item)
    if (node) return node
  }
  return undefined
}
