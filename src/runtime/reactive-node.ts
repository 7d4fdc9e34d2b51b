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
