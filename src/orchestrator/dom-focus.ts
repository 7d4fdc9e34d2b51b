import type { DomActions } from './dom-actions.ts'
import { isTextField } from './dom-fields.ts'
import type { Followed, Succession } from './dom-successors.ts'
import { giveSelection } from './dom-selection.ts'
import { focusedElement } from './dom-tree.ts'

/** The element that has the focus, wherever it goes until the next one is kept. */
export interface KeptFocus {
  /** Whether nobody has pointed anywhere since, and no text field has the focus. */
  readonly isIdle: boolean
  /**
   * What gives it to the element that is there then, with what was selected in the one that is gone; undefined
   * while something has the focus, and when somebody has pointed somewhere since.
   */
  whenLost(): RestoreFocus | undefined
}

export type RestoreFocus = (found: readonly Succession[]) => void

/** @param follow is called with every element that gets the focus */
export function keepFocus(
  page: Document,
  actions: DomActions,
  follow: (element: Element) => Followed,
): KeptFocus {
  const { pointed } = actions
  const focused = focusedElement(page)
  let followed = focused && follow(focused)
  actions.watchFocus((element) => void (followed = follow(element)))
  return {
    get isIdle() {
      const now = focusedElement(page)
      return actions.pointed === pointed && !(now && isTextField(now))
    },
    whenLost() {
      const isLost = actions.pointed === pointed && focusedElement(page) === undefined
      const last = isLost ? followed : undefined
      return last && ((found) => giveFocus(last, found))
    },
  }
}

function giveFocus({ element }: Followed, found: readonly Succession[]): void {
  if (!element.isConnected || !('focus' in element) || typeof element.focus !== 'function') return
  const before = found.find((one) => one.to === element)?.from
  element.focus({ preventScroll: true })
  if (before) giveSelection(element, before)
}
