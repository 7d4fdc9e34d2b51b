import { createFinder, createPlaces, type Place } from './dom-place.ts'
import { surveyPage } from './dom-tree.ts'

/** An element, and where to find the one that takes its place. */
export interface Followed {
  /** The element that is there now, once it was looked for. */
  element: Element
  readonly place: Place
}

/** The elements that are followed, each once. */
export interface FollowedElements extends Iterable<Followed> {
  follow(element: Element): Followed
  /** Looks for those that have taken the place of elements that are off the page. */
  advance(search: Omit<Search, 'followed'>): readonly Succession[]
}

/** Nothing is followed yet. Places are looked up together for as long as nothing is awaited. */
export function createFollowed(): FollowedElements {
  const followed = new Map<Element, Followed>()
  let places: ((element: Element) => Place) | undefined
  const placesOfNow = () => {
    if (places) return places
    queueMicrotask(() => (places = undefined))
    return (places = createPlaces())
  }
  return {
    [Symbol.iterator]: () => followed.values(),
    follow(element) {
      const one = followed.get(element) ?? { element, place: placesOfNow()(element) }
      followed.set(element, one)
      return one
    },
    advance(search) {
      const found = findSuccessors({ ...search, followed: followed.values() })
      for (const { from } of found) followed.delete(from)
      for (const one of found) followed.set(one.to, one.followed)
      return found
    },
  }
}

/** One element has taken the place of another. */
export interface Succession {
  readonly followed: Followed
  /** Off the page by now; what it held can still be read. */
  readonly from: Element
  readonly to: Element
}

/** What is looked for, and where. */
export interface Search {
  readonly page: Document
  readonly followed: Iterable<Followed>
  /** The elements that were there before: none of them takes the place of another. New ones are added. */
  readonly known: WeakSet<Element>
  /** What elements are taken from when it is by their number that they are told apart. */
  readonly selector: string
}

/**
 * Looks for the elements that have taken the place of those that are off the page: by name, then where they
 * were, then by what they look like where as many of a kind have come as have gone.
 */
function findSuccessors(search: Search): readonly Succession[] {
  const { page, known } = search
  const gone = new Set([...search.followed].filter(({ element }) => !element.isConnected))
  const successions: Succession[] = []
  const take = (followed: Followed, to: Element) => {
    successions.push({ followed, from: followed.element, to })
    gone.delete(followed)
    known.add(to)
    followed.element = to
  }
  if (gone.size === 0) return []
  const elementAt = createFinder(page)
  const takeByPlace = (isRight: (followed: Followed, to: Element) => boolean) => {
    for (const followed of gone) {
      const to = elementAt(followed.place)
      if (to && !known.has(to) && isSameKind(to, followed.element) && isRight(followed, to))
        take(followed, to)
    }
  }
  takeByPlace(({ place }) => place.kind === 'named')
  takeByPlace(({ element }, to) => looksOf(to) === looksOf(element))
  if (gone.size > 0) takeInOrder(search, gone, take)
  takeByPlace(() => true)
  return successions
}

function takeInOrder(
  { page, known, selector }: Search,
  gone: ReadonlySet<Followed>,
  take: (followed: Followed, to: Element) => void,
): void {
  const left = groupByLooks([...gone], ({ element }) => element, selector)
  if (left.size === 0) return
  const free = surveyPage(page, selector).matching.filter((element) => !known.has(element))
  const come = groupByLooks(free, (element) => element, selector)
  for (const [looks, all] of left) {
    const next = come.get(looks) ?? []
    if (next.length === all.length) all.forEach((followed, index) => take(followed, next[index]!))
  }
}

function groupByLooks<Item>(
  items: readonly Item[],
  elementOf: (item: Item) => Element,
  selector: string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items.filter((one) => elementOf(one).matches(selector))) {
    const looks = looksOf(elementOf(item))
    const group = groups.get(looks) ?? []
    groups.set(looks, group)
    group.push(item)
  }
  return groups
}

const isSameKind = (one: Element, other: Element): boolean =>
  one.localName === other.localName && one.getAttribute('type') === other.getAttribute('type')

const LOOKS = ['type', 'name', 'id', 'placeholder', 'aria-label', 'src'] as const

/** What a user tells fields apart by. */
const looksOf = (element: Element): string =>
  [element.localName, ...LOOKS.map((name) => element.getAttribute(name) ?? '')].join('\n')
