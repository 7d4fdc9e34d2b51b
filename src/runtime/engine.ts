import type { ReactiveNode } from './reactive-node.ts'

/** An effect or a subscriber of a signal: what a change wakes up. */
export interface WatcherNode extends ReactiveNode {
  /** Undefined once it has ended. */
  readonly callback: (() => unknown) | undefined
  /** Set by the dev tools only. */
  readonly isSuspended?: boolean
  /** Runs that wrote a signal, in one flush: only they can keep it going, so only they are stopped. */
  writes: number
  /** Looks whether something it depends on has changed, and calls back if so. */
  run(): void
  dispose(): void
}

/** One handler of one event. */
export interface EventListener {
  /** The clock at its subscription: an `emit` that began before does not reach it. */
  readonly since: number
  /** Set by the dev tools only. */
  readonly isSuspended?: boolean
  handle(payload: unknown): void
  dispose(): void
}

/** The state of signals and pub/sub that all copies of the code share. */
export interface Engine {
  /** The effect or computed that is running and depends on what is read; undefined in `untracked`. */
  reader: ReactiveNode | undefined
  /** Grows with every run of an effect or computed, and every event listener. */
  clock: number
  /** Counts the changes of all signals: while it stays, a computed that nobody follows is up to date. */
  version: number
  /** Above zero while changes are held back: in a batch, an effect, a computed, a flush. */
  depth: number
  /** The watchers to run. */
  readonly queue: WatcherNode[]
  /** The next one of them. */
  head: number
  /** Handlers by event name, in the order of subscribing; a name without any is left out. */
  readonly listeners: Map<string, Set<EventListener>>
  /** How many `emit` calls are running inside each other; infinite from when they ran too deep. */
  emitDepth: number
}

export const createEngine = (): Engine => ({
  reader: undefined,
  clock: 0,
  version: 0,
  depth: 0,
  queue: [],
  head: 0,
  listeners: new Map(),
  emitDepth: 0,
})
