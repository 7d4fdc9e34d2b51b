import type { ComponentState } from '../component-state.ts'
import type { ResumedMessage } from '../../shared/protocol.ts'
import { createArrival, type Arrival } from './arrival.ts'
import { followArrival } from './arrived-components.ts'
import { EMPTY_DOM, readDom, type DomRecord } from './dom-record.ts'
import type { LeftPage } from './left-page.ts'
import { createResumedDom } from './resumed-dom.ts'
import { toResumedMessage } from './resumed-message.ts'

/** What is known of a page that takes the place of another one. */
export interface Arrived {
  /** Undefined when nothing was left that can be used. */
  readonly arrival: Arrival | undefined
  /** What the document has not been given back yet. */
  pendingDom(): DomRecord
  /** What became of what was left; as soon as the page stands. */
  readonly resumed: Promise<ResumedMessage>
}

export interface ArriveContext {
  readonly page: Document
  readonly view: Window
  /** True when something has failed so far. */
  readonly wasBroken: boolean
  /** Whether the document is given back what was left of it. */
  readonly isDomKept: boolean
  readonly componentState: Pick<ComponentState, 'capture'>
}

/** Gives the document back what the user had done to it, and follows how the page comes up. */
export function arrive(context: ArriveContext, left: LeftPage): Arrived {
  const { page, view, wasBroken, isDomKept, componentState } = context
  const { found, record, signals } = left
  const components = followArrival(left.components, componentState)
  const dom = createResumedDom(page, (isDomKept && readDom(record.dom)) || EMPTY_DOM)
  const arrival =
    found.kind === 'record'
      ? createArrival({
          page,
          view,
          left,
          wasBroken,
          components,
          dom,
          isComplete: () => signals.undeclared.size === 0 && components.isComplete(),
        })
      : undefined
  return {
    arrival,
    pendingDom: dom.pending,
    resumed: toResumedMessage(found, { arrival, signals, components, record }),
  }
}
