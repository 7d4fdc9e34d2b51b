import type { Subscription } from './dev-hooks.ts'

/** One handler of one event. */
export interface EventListener extends Subscription {
  /** Grows with every listener of the page: tells whether it was there when an `emit` began. */
  readonly id: number
  readonly isSuspended: boolean
  handle(payload: unknown): void
}

/** The state of pub/sub that all copies of the code share. */
export interface Bus {
  /** By event name, in the order of subscribing; a name without listeners is left out. */
  readonly listeners: Map<string, Set<EventListener>>
  nextId: number
  /** How many `emit` calls are running inside each other. */
  depth: number
  /** Set when they ran too deep, until the outermost of them goes on. */
  overflowed: boolean
}

export const createBus = (): Bus => ({ listeners: new Map(), nextId: 0, depth: 0, overflowed: false })
