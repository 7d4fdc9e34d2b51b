import { untrack, type Owner } from 'solid-js'

/**
 * Sorts what owners have rendered by its place in the document, or leaves it as it is when one of them shows
 * nothing. A list may have been sorted since its rows were created: it re-creates them in the order they are
 * in now.
 */
export function inDocumentOrder<Item extends { readonly owner: Owner | undefined }>(
  items: readonly Item[],
): Item[] {
  if (items.length < 2) return [...items]
  const placed: Placed<Item>[] = []
  for (const item of items) {
    const node = item.owner && firstNodeIn(item.owner)
    if (!node?.isConnected) return [...items]
    placed.push({ item, node })
  }
  return placed.toSorted((left, right) => comparePlaces(left.node, right.node)).map(({ item }) => item)
}

interface Placed<Item> {
  readonly item: Item
  readonly node: Node
}

function comparePlaces(left: Node, right: Node): number {
  // Rows mostly are where they were, and the browser would go through all that come before them.
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
