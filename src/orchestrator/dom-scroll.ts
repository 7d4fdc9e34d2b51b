import type { DomActions } from './dom-actions.ts'
import type { Followed } from './dom-successors.ts'

/** Puts back what the browser has had to give up while less was on the page. */
export type RestoreScroll = () => void

/** Notes how far the page and elements in it are scrolled, until a user may have scrolled. */
export function keepScroll(
  page: Document,
  actions: Pick<DomActions, 'count'>,
  scrolled: readonly Followed[],
): RestoreScroll {
  const { count } = actions
  const restores = [...scrolled.map(keepElementScroll), keepWindowScroll(page)]
  return () => {
    if (actions.count === count) for (const restore of restores) restore?.()
  }
}

function keepElementScroll(followed: Followed): RestoreScroll | undefined {
  const { scrollTop: top, scrollLeft: left } = followed.element
  if (top === 0 && left === 0) return undefined
  return () => {
    const { element } = followed
    if (isLess(element.scrollTop, top) || isLess(element.scrollLeft, left))
      element.scrollTo({ top, left, behavior: 'instant' })
  }
}

function keepWindowScroll(page: Document): RestoreScroll | undefined {
  const view = page.defaultView
  const { scrollX: left, scrollY: top } = view ?? { scrollX: 0, scrollY: 0 }
  if (!view || (left === 0 && top === 0)) return undefined
  return () => {
    if (isLess(view.scrollX, left) || isLess(view.scrollY, top))
      view.scrollTo({ left, top, behavior: 'instant' })
  }
}

/** Where text runs from right to left, positions are negative. */
const isLess = (now: number, before: number): boolean => Math.abs(now) < Math.abs(before)
