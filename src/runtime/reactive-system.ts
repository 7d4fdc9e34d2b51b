import { createReactiveSystem } from 'alien-signals/system'
import type { Engine, Watcher } from './engine.ts'
import { DIRTY, MUTABLE, RUNNING, WATCHING } from './reactive-flags.ts'
import type { Link, ReactiveNode } from './reactive-node.ts'
import { getRegistry } from './registry.ts'

/** A node with a value: a signal or a computed. */
interface Source extends ReactiveNode {
  /** Brings the value up to date and says whether it has changed. */
  renew(): boolean
}

/** The functions that work on the graph; they keep no state of their own. */
export interface ReactiveSystem {
  /** Makes `sub` depend on `dep`; `version` is the number of the run that reads. */
  link(dep: ReactiveNode, sub: ReactiveNode, version: number): void
  /** Removes a dependency, and returns the next one of the same dependant. */
  unlink(link: Link, sub: ReactiveNode): Link | undefined
  /** Marks everything that depends on a changed source as pending, from its first link on. */
  propagate(subs: Link, innerWrite: boolean): void
  /** Brings pending sources up to date until one turns out to have changed. */
  checkDirty(deps: Link, sub: ReactiveNode): boolean
  /** Marks the direct dependants of a source as dirty, from its first link on. */
  shallowPropagate(subs: Link): void
}

/** The page's engine, whichever copy of the code has created it. */
export const engine: Engine = /* @__PURE__ */ findEngine()

/** Links nodes, spreads changes and finds out which of them matter. */
export const system: ReactiveSystem = /* @__PURE__ */ createReactiveSystem({
  // Only signals and computeds are ever linked as a source.
  update: (node) => (node as Source).renew(),
  notify: enqueue,
  unwatched: forgetSources,
  // See reactive-node.ts: the two types of a node are one.
}) as ReactiveSystem

function findEngine(): Engine {
  return getRegistry().engine
}

/** Has a watcher looked at in the next flush; called once until it has run. */
export function enqueue(node: ReactiveNode): void {
  node.flags &= ~WATCHING
  // Only watchers have the `WATCHING` flag, which is what `notify` goes by.
  engine.queue[engine.tail++] = node as Watcher
}

/** Cuts a computed that nobody follows any more from its sources: they must not keep it alive. */
export function forgetSources(node: ReactiveNode): void {
  // A running one gets its links in this moment; and signals have no sources.
  if (node.deps === undefined || node.flags & RUNNING) return
  node.flags = MUTABLE | DIRTY
  unlinkSources(node)
}

/** Removes every link from a node to its sources, the last one first. */
export function unlinkSources(node: ReactiveNode): void {
  let link = node.depsTail
  while (link !== undefined) {
    const previous = link.prevDep
    system.unlink(link, node)
    link = previous
  }
}

/** Makes `node` the one that reads, and returns the one before. */
export function startReading(node: ReactiveNode | undefined): ReactiveNode | undefined {
  const previous = engine.activeSub
  engine.activeSub = node
  return previous
}

/** Starts a run of `node` that collects its sources anew, and returns the reader before. */
export function startRun(node: ReactiveNode, flags: number): ReactiveNode | undefined {
  node.depsTail = undefined
  node.flags = flags | RUNNING
  ++engine.cycle
  return startReading(node)
}

/** Ends a run: sources that were not read this time are given up. */
export function endRun(node: ReactiveNode, previous: ReactiveNode | undefined): void {
  engine.activeSub = previous
  node.flags &= ~RUNNING
  let link = node.depsTail === undefined ? node.deps : node.depsTail.nextDep
  while (link !== undefined) link = system.unlink(link, node)
}

/** Marks what depends on a changed signal, and runs it unless something is still going on. */
export function spread(node: ReactiveNode): void {
  ++engine.version
  if (node.subs === undefined) return
  system.propagate(node.subs, engine.depth > 0)
  if (engine.depth === 0) flush()
}

/** Puts off flushes until `endBatch`. */
export function startBatch(): void {
  ++engine.depth
}

/** Ends what `startBatch` began; the outermost one delivers what has changed. */
export function endBatch(): void {
  if (--engine.depth === 0 && engine.head < engine.tail) flush()
}

function flush(): void {
  engine.depth = 1
  ++engine.flush
  try {
    while (engine.head < engine.tail) runNext()
    engine.head = engine.tail = 0
  } finally {
    // Even out of stack space, signals go on working: what is left in the queue waits for the next flush.
    engine.depth = 0
  }
}

function runNext(): void {
  const watcher = engine.queue[engine.head]!
  engine.queue[engine.head++] = undefined
  watcher.run()
}
