import { createPlaces, type Place } from './dom-place.ts'
import { findSuccessors, ranksOf, type Followed, type Succession } from './dom-successors.ts'

/** The elements that are followed, each once. */
export interface FollowedElements extends Iterable<Followed> {
  follow(element: Element): Followed
  /**
   * Looks for those that have taken the place of elements that are off the page.
   * @param known the elements that were there before; those that are found are added
   */
  advance(known: WeakSet<Element>): readonly Succession[]
}

/**
 * Nothing is followed yet. Places are looked up together for as long as nothing is awaited.
 * @param selector for the elements that are all followed from the beginning
 */
export function createFollowed(page: Document, selector: string): FollowedElements {
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
      const one = followed.get(element) ?? {
        element,
        place: placesOfNow()(element),
        ranks: element.matches(selector) ? [] : ranksOf(page, element),
      }
      followed.set(element, one)
      return one
    },
    advance(known) {
      const found = findSuccessors({ page, selector, known, followed: followed.values() })
      for (const { from } of found) followed.delete(from)
      for (const one of found) followed.set(one.to, one.followed)
      return found
    },
  }
}
