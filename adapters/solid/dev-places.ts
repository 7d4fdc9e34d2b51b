import { untrack, type Owner } from 'solid-js'

/** What has rendered something, maybe. */
export interface Rendered {
  readonly owner: Owner | undefined
  /** The first node that it had when somebody looked: while that is on the page, nobody has to look again. */
  node: Node | undefined
}

/**
 * Sorts what owners have rendered by its place in the document, or leaves it as it is when one of them shows
 * nothing. A list may have been sorted since its rows were created: it re-creates them in the order they are
 * in now.
 */
export function inDocumentOrder<Item extends Rendered>(items: readonly Item[]): readonly Item[] {
  if (items.length < 2) return items
  for (const item of items) {
    if (!item.node?.isConnected) item.node = item.owner && firstNodeIn(item.owner)
    if (!item.node?.isConnected) return items
  }
  return isInOrder(items) ? items : items.toSorted(comparePlaces)
}

/** Mostly they are, and the browser would go through all that comes before each of them. */
function isInOrder(items: readonly Rendered[]): boolean {
  for (let index = 1; index < items.length; index += 1)
    if (!isShortlyAfter(items[index - 1]!.node, items[index]!.node)) return false
  return true
}

function comparePlaces({ node: left }: Rendered, { node: right }: Rendered): number {
  if (!left || !right) return 0
  if (isShortlyAfter(left, right)) return -1
  if (isShortlyAfter(right, left)) return 1
  const place = left.compareDocumentPosition(right)
  if (place & Node.DOCUMENT_POSITION_FOLLOWING) return -1
  return place & Node.DOCUMENT_POSITION_PRECEDING ? 1 : 0
}

/** The nodes of a row and its markers are hardly ever more. */
const SHORT = 8

function isShortlyAfter(node: Node | undefined, other: Node | undefined): boolean {
  let next = node?.nextSibling
  for (let steps = 1; next && next !== other && steps < SHORT; steps += 1) next = next.nextSibling
  return other !== undefined && next === other
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
