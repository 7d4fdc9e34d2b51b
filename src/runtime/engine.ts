import type { ReactiveNode } from './reactive-node.ts'

/** An effect or a subscriber: what a change wakes up. */
export interface Watcher extends ReactiveNode {
  /** Looks whether something it depends on has changed, and runs if so. Never throws. */
  run(): void
}

/** The state of the reactive system that all copies of the code share. */
export interface Engine {
  /** The effect or computed that is reading; undefined outside them and in `untracked`. */
  activeSub: ReactiveNode | undefined
  /** Numbers the runs of effects and computeds, so that a run links each of its sources once. */
  cycle: number
  /** Above zero while nothing may be flushed: in a batch, an effect, a computed, a flush. */
  depth: number
  /** Counts changes of any signal: as long as it stays, an unwatched computed is up to date. */
  version: number
  /** Numbers the flushes, so that a watcher can count its runs in one. */
  flush: number
  /** Watchers to run are at `head` up to `tail`; the array keeps its size between flushes. */
  readonly queue: (Watcher | undefined)[]
  head: number
  tail: number
}

export const createEngine = (): Engine => ({
  activeSub: undefined,
  cycle: 0,
  depth: 0,
  version: 0,
  flush: 0,
  queue: [],
  head: 0,
  tail: 0,
})
