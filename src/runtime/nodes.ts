import type { ReadonlySignal, Signal } from './signal-types.ts'
import type { Undo } from './undo.ts'

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

/** What a change wakes up: an effect, or what tells the listeners of a signal. */
export interface WatcherNode extends ReactiveNode {
  /** The signal whose listeners it tells; undefined for an effect. */
  readonly source: Subscribable<unknown> | undefined
  /** Undefined once it has ended. */
  readonly callback: (() => unknown) | undefined
  /** Runs that woke a watcher, in one flush: only they can keep it going, so only they are stopped. */
  wakes: number
  /** Set by the dev tools only. */
  readonly isSuspended?: boolean
  /** Looks whether something it depends on has changed, and calls back if so. */
  run(): void
  dispose(): void
}

/** One listener of a signal, or one handler of an event. */
export interface ListenerNode {
  /** All of them, in the order of subscribing. */
  readonly siblings: Set<ListenerNode>
  /** The clock at its subscription: what was on its way before does not reach it. */
  readonly clock: number
  /** Called with the value or payload. */
  readonly callback: (value: unknown) => void
  /** Set by the dev tools only. */
  readonly isSuspended?: boolean
  dispose(): void
}

/** What tells the listeners of one signal: there while it has any. */
export interface Broadcast {
  readonly listeners: Set<ListenerNode>
  readonly stop: Undo
}

/** A signal or computed. */
export interface Subscribable<T> extends ReadonlySignal<T> {
  broadcast: Broadcast | undefined
}

/** A global signal, as the registry knows it. */
export type GlobalSignal = Signal<unknown> & Subscribable<unknown> & ReactiveNode
