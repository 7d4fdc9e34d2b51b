import { createElement, type FunctionComponent, type ReactElement, type ReactNode } from 'react'
import { TAGS, type Fiber, type Props } from './dev-fiber.ts'

/** A component as React calls it; `second` is the ref where there is `forwardRef`. */
export type Implementation = (props: Props, second?: unknown) => ReactNode

interface StandInProps {
  readonly given: Props
  readonly second: unknown
}

/** Shows one implementation of a component, whatever React Refresh takes for the newest one. */
export type StandIn = FunctionComponent<StandInProps> & {
  readonly shows: Implementation
}

/** @param contain called when it throws; false when the error has to go on */
export function createStandIn(shows: Implementation, contain: (error: unknown) => boolean): StandIn {
  const StandIn: FunctionComponent<StandInProps> = ({ given, second }) => {
    try {
      return shows(given, second)
    } catch (error) {
      if (!contain(error)) throw error
      return null
    }
  }
  return Object.assign(StandIn, { shows, displayName: shows.name })
}

/** True for what `createStandIn` has made. */
export const isStandIn = (type: unknown): type is StandIn => typeof type === 'function' && 'shows' in type

/** The element that shows a stand-in with what the instance has been given. */
export function standInElement(standIn: StandIn, fiber: Fiber): ReactElement {
  const [given, second] = argumentsOf(fiber)
  return createElement(standIn, { given, second })
}

/** What React calls the component of an instance with. */
export function argumentsOf({ tag, pendingProps, ref }: Fiber): readonly [props: Props, second: unknown] {
  if (tag !== TAGS.forwardRef) return [pendingProps, undefined]
  const { ref: _, ...props } = pendingProps
  return [props, ref]
}
