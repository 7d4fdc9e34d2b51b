/**
 * A signal, computed, effect or subscriber in the graph of dependencies. The same shape as alien-signals'
 * type of that name, which says `deps?: Link` and so forbids what it does itself: to assign `undefined`.
 */
export interface ReactiveNode {
  /** The first and last of what this one depends on. */
  deps?: Link | undefined
  depsTail?: Link | undefined
  /** The first and last of what depends on this one. */
  subs?: Link | undefined
  subsTail?: Link | undefined
  /** See reactive-flags.ts. */
  flags: number
}

/** One dependency: an element of the source's list of `subs` and of the dependant's list of `deps`. */
export interface Link {
  version: number
  dep: ReactiveNode
  sub: ReactiveNode
  prevSub: Link | undefined
  nextSub: Link | undefined
  prevDep: Link | undefined
  nextDep: Link | undefined
}

/** A node with a value: a signal or a computed. */
export interface SourceNode extends ReactiveNode {
  /** Brings the value up to date and says whether it has changed. */
  renew(): boolean
}

/** An effect or a subscriber of a signal: what a change wakes up. */
export interface WatcherNode extends ReactiveNode {
  /** Undefined once it has ended. */
  readonly callback: (() => unknown) | undefined
  /** Runs that wrote a signal, in one flush: only they can keep it going, so only they are stopped. */
  writes: number
  /** Set by the dev tools only. */
  readonly isSuspended?: boolean
  /** Looks whether something it depends on has changed, and calls back if so. */
  run(): void
  dispose(): void
}

/** One handler of one event. */
export interface EventListener {
  /** The clock at its subscription: an `emit` that began before does not reach it. */
  readonly clock: number
  readonly callback: (payload: unknown) => void
  /** Set by the dev tools only. */
  readonly isSuspended?: boolean
  dispose(): void
}
