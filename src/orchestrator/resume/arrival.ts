import type { ArrivedComponents } from './arrived-components.ts'
import type { LeftPage } from './left-page.ts'
import type { ResumedDom } from './resumed-dom.ts'
import { whenStanding } from './standing.ts'

/** The time in which a page that was reloaded comes up. */
export interface Arrival {
  /** Resolves when the page has been rendered, and the document has been given back what it can be given. */
  readonly standing: Promise<void>
  /** True until the page stands, and for a page that has failed to come up until an update has mended it. */
  isComingUp(): boolean
  /** True when the page has failed to come up, and not all that it was left has found its place since. */
  isStranded(): boolean
  /** To be called after each update: it may have mended a page that had failed to come up. */
  updated(): void
}

export interface ArrivalContext {
  readonly page: Document
  readonly view: Window
  /** What is closed when everything has been handed out, or what is left will not be any more. */
  readonly left: LeftPage
  /** True when something has failed so far. */
  readonly wasBroken: boolean
  readonly components: ArrivedComponents
  readonly dom: ResumedDom
  /** Whether all state is where it belongs. */
  readonly isComplete: () => boolean
}

/** What is shown for the first time later than this is not what was on the page before, in milliseconds. */
const TIME_LIMIT = 10_000

/** A page that fails to come up waits for its fix, however long that takes. */
export function createArrival(context: ArrivalContext): Arrival {
  const { page, view, left, wasBroken, components, dom, isComplete } = context
  let hasFailed = wasBroken
  let isBroken = hasFailed
  let isStanding = false
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const breaks = () => {
    if (!isStanding) isBroken = hasFailed = true
  }
  const observer = new MutationObserver(() => dom.apply())
  const close = () => {
    isOver = true
    left.isOpen = false
    observer.disconnect()
    dom.release()
    components.release()
    for (const action of ACTIONS) page.removeEventListener(action, components.consume, true)
  }
  const stand = () => {
    if (isOver) return
    isStanding = true
    dom.apply()
    components.consume()
    clearTimeout(timer)
    if (!isBroken) timer = setTimeout(close, TIME_LIMIT)
  }
  // Those of scripts that cannot be loaded do not bubble.
  view.addEventListener('error', breaks, true)
  view.addEventListener('unhandledrejection', breaks)
  // What the user opens and closes by now begins anew.
  for (const action of ACTIONS) page.addEventListener(action, components.consume, true)
  return {
    standing: whenStanding(page, isComplete).then(() => {
      stand()
      observer.observe(page, { childList: true, subtree: true })
    }),
    isComingUp: () => !isOver && (isBroken || !isStanding),
    isStranded: () => hasFailed && components.hasLeft(),
    updated() {
      isBroken = false
      if (isStanding) stand()
    },
  }
}

const ACTIONS = ['pointerdown', 'keydown'] as const
