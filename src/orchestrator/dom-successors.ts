import { createFinder, type Place } from './dom-place.ts'
import { surveyPage } from './dom-tree.ts'

/** An element, and where to find the one that takes its place. */
export interface Followed {
  /** The element that is there now, once it was looked for. */
  element: Element
  readonly place: Place
  /** Which one of how many that look like it; none where that is only counted when some are gone. */
  readonly ranks: readonly Rank[]
}

interface Rank {
  /** All of its classes, or one of them. */
  readonly dress: string
  readonly nth: number
  readonly of: number
}

/** One element has taken the place of another. */
export interface Succession {
  readonly followed: Followed
  /** Off the page by now; what it held can still be read. */
  readonly from: Element
  readonly to: Element
}

/** What is looked for, and where. */
interface Search {
  readonly page: Document
  readonly followed: Iterable<Followed>
  /** None of them takes the place of another. */
  readonly known: WeakSet<Element>
  /** What elements are taken from when it is by their number that they are told apart. */
  readonly selector: string
}

/**
 * Looks for the elements that have taken the place of those that are off the page: by name, then where they
 * were, then by what they look like where as many of a kind have come as have gone. Those that it finds are known
 * from then on.
 */
export function findSuccessors({ page, followed, known, selector }: Search): readonly Succession[] {
  const gone = new Set([...followed].filter(({ element }) => !element.isConnected))
  const successions: Succession[] = []
  const take: Take = (one, to) => {
    if (!to || known.has(to)) return
    successions.push({ followed: one, from: one.element, to })
    gone.delete(one)
    known.add(to)
    one.element = to
  }
  if (gone.size === 0) return []
  const elementAt = createFinder(page)
  const takeByPlace = (isRight: (one: Followed, to: Element) => boolean) => {
    for (const one of gone) {
      const to = elementAt(one.place)
      if (to && isSameKind(to, one.element) && isRight(one, to)) take(one, to)
    }
  }
  takeByPlace(({ place }) => place.kind === 'named')
  takeByPlace(({ element }, to) => dressOf(to) === dressOf(element))
  if ([...gone].some(({ element }) => element.matches(selector))) {
    const come = surveyPage(page, selector).matching
    for (const appearanceOf of [dressOf, looksOf]) {
      const free = come.filter((element) => !known.has(element))
      takeInOrder(
        [...gone].filter(({ element }) => element.matches(selector)),
        free,
        appearanceOf,
        take,
      )
    }
  }
  for (const one of gone) take(one, atRank(page, one.element, one.ranks))
  takeByPlace(() => true)
  return successions
}

type Take = (followed: Followed, to: Element | undefined) => void

function takeInOrder(
  gone: readonly Followed[],
  come: readonly Element[],
  appearanceOf: (element: Element) => string,
  take: Take,
): void {
  const next = groupBy(come, appearanceOf)
  for (const [appearance, all] of groupBy(gone, ({ element }) => appearanceOf(element))) {
    const same = next.get(appearance) ?? []
    if (same.length === all.length) all.forEach((followed, index) => take(followed, same[index]))
  }
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key) ?? []
    groups.set(key, group)
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

/** What a stylesheet may tell them apart by as well. */
const dressOf = (element: Element): string => `${looksOf(element)}\n${element.getAttribute('class') ?? ''}`

/**
 * Counts the elements outside of shadow roots that look like this one: first with all of its classes, then with
 * each of them, as scoped styles come and go with classes of their own.
 */
export function ranksOf(page: Document, element: Element): readonly Rank[] {
  return [...new Set([element.className, ...element.classList])].map((dress) => {
    const same = lookingLike(page, element, dress)
    return { dress, nth: same.indexOf(element), of: same.length }
  })
}

function atRank(page: Document, element: Element, ranks: readonly Rank[]): Element | undefined {
  for (const { dress, nth, of } of ranks) {
    const same = lookingLike(page, element, dress)
    if (same.length === of) return same[nth]
  }
  return undefined
}

const lookingLike = (page: Document, { localName }: Element, dress: string): readonly Element[] =>
  [...page.getElementsByTagName(localName)].filter(
    ({ className, classList }) => className === dress || (dress !== '' && classList.contains(dress)),
  )
