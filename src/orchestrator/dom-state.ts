import type { Undo } from '../runtime/undo.ts'
import type { Loss } from '../shared/protocol.ts'
import { followActions, type DomActions } from './dom-actions.ts'
import { followComposition, type Composition } from './dom-composition.ts'
import { giveContent } from './dom-editable.ts'
import { FIELDS, giveField, readField } from './dom-fields.ts'
import { keepFocus } from './dom-focus.ts'
import { createFollowed } from './dom-followed.ts'
import type { Followed, Succession } from './dom-successors.ts'
import { keepScroll } from './dom-scroll.ts'
import { keepSelection } from './dom-selection.ts'
import { surveyPage } from './dom-tree.ts'
import { traceUser, type UserTraces } from './user-traces.ts'
import { keepWidget, WIDGETS, type Give } from './dom-widgets.ts'

/** What the user has done to the document, and no framework knows of. */
export interface DomSnapshot {
  /**
   * Gives it to the elements that have taken the place of those that are gone; each is given it once. May be
   * called again when more has been made anew.
   * @returns what is nowhere any more
   */
  restore(): readonly Loss[]
}

/** Reads what the user has done to a document. */
export interface DomState {
  capture(): DomSnapshot
  /** Resolves when no input of composed text would be interrupted, after `limitMs` at the latest. */
  readonly composed: Composition['ended']
  readonly release: Undo
}

/** The elements that are followed whatever was done to them: it can still be done during an update. */
const KEPT = `${FIELDS},${WIDGETS},[contenteditable]`

/**
 * Follows a document from now on: which elements were scrolled is only known to those who have listened.
 * @param isOwned whether somebody else gives a form field its value
 * @param traces from a follower that has come before
 */
export function createDomState(
  page: Document,
  isOwned: (field: Element) => boolean = () => false,
  traces: UserTraces = traceUser(page),
): DomState {
  const actions = followActions(page, traces)
  const composition = followComposition(page, traces)
  return {
    capture: () => captureDom(page, actions, isOwned),
    composed: composition.ended,
    release() {
      traces.release()
      actions.release()
      composition.release()
    },
  }
}

function captureDom(page: Document, actions: DomActions, isOwned: (field: Element) => boolean): DomSnapshot {
  const { all, matching, scrolledInside } = surveyPage(page, KEPT)
  const followed = createFollowed(page, KEPT)
  const widgets = new Map<Followed, Give | undefined>()
  const keepAnew = (one: Followed) => void widgets.set(one, keepWidget(one.element, actions.isClosed))
  actions.forgetGone()
  for (const element of matching) keepAnew(followed.follow(element))
  const focus = keepFocus(page, actions, followed.follow)
  const restoreSelection = keepSelection(page, followed.follow)
  const scrolled = new Set([...actions.scrolled, ...scrolledInside])
  const restoreScroll = keepScroll(page, actions, [...scrolled].map(followed.follow))
  return {
    restore() {
      const restoreFocus = focus.whenLost()
      const found: Succession[] = []
      // What one element is given can hold the successors of others.
      for (let next = followed.advance(all); next.length > 0; next = followed.advance(all)) {
        for (const one of next) {
          widgets.get(one.followed)?.(one.to)
          giveOwn(one, actions, isOwned)
          keepAnew(one.followed)
        }
        found.push(...next)
      }
      restoreFocus?.(found)
      if (focus.isIdle) restoreSelection?.()
      restoreScroll()
      return [...followed].flatMap(({ element }) => describeLoss(element, actions))
    },
  }
}

/** What an element holds itself, wherever it is: what was typed meanwhile too. */
function giveOwn(
  { from, to }: Succession,
  { edited }: DomActions,
  isOwned: (field: Element) => boolean,
): void {
  const state = readField(from)
  if (state && !isOwned(to)) giveField(to, state)
  if (!edited.has(from)) return
  giveContent(to, from)
  edited.delete(from)
  edited.add(to)
}

function describeLoss(element: Element, { edited }: DomActions): readonly Loss[] {
  if (element.isConnected || (!edited.has(element) && !readField(element))) return []
  const name = ['id', 'name', 'type'].find((one) => element.getAttribute(one))
  const which = name ? `[${name}="${element.getAttribute(name)}"]` : ''
  return [{ name: `dom:${element.localName}${which}`, reason: 'its element is no longer on the page' }]
}
