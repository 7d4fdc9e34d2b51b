import { createReactiveSystem } from 'alien-signals/system'
import { engine } from './core-registry.ts'
import type { WatcherNode } from './engine.ts'
import { DIRTY, RUNNING, WATCHING } from './reactive-flags.ts'
import type { Link, ReactiveNode } from './reactive-node.ts'

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

/** Links nodes, spreads changes and finds out which of them matter. */
export const system: ReactiveSystem = /* @__PURE__ */ createReactiveSystem({
  // Only signals and computeds are ever linked as a source.
  update: (node) => (node as Source).renew(),
  notify: enqueue,
  unwatched: forgetSources,
  // See reactive-node.ts: the two types of a node are one.
}) as ReactiveSystem

/** Has a watcher looked at in the next flush; called once until it has run. */
export function enqueue(node: ReactiveNode): void {
  node.flags &= ~WATCHING
  // Only watchers have the `WATCHING` flag, which is what `notify` goes by.
  engine.queue.push(node as WatcherNode)
}

/** Cuts a computed that nobody follows from its sources: they must not keep it alive. */
export function forgetSources(node: ReactiveNode): void {
  if (!node.deps) return
  node.flags |= DIRTY
  unlinkSources(node)
}

/** Makes a node depend on nothing. */
export function unlinkSources(node: ReactiveNode): void {
  node.depsTail = undefined
  unlinkUnread(node)
}

/** Calls `fn` so that `node` depends on exactly what it reads, also when it throws. */
export function track<T>(node: ReactiveNode, flags: number, fn: () => T): T {
  const previous = engine.reader
  engine.reader = node
  node.depsTail = undefined
  node.flags = flags | RUNNING
  ++engine.clock
  try {
    return fn()
  } finally {
    engine.reader = previous
    node.flags &= ~RUNNING
    unlinkUnread(node)
  }
}

/** A run moves `depsTail` on with each read: what comes after it was read by the run before only. */
function unlinkUnread(node: ReactiveNode): void {
  let link = node.depsTail ? node.depsTail.nextDep : node.deps
  while (link) link = system.unlink(link, node)
}

/** Marks what depends on a changed signal, and runs it unless something is still going on. */
export function spread(node: ReactiveNode): void {
  ++engine.version
  if (!node.subs) return
  system.propagate(node.subs, engine.depth > 0)
  if (!engine.depth) flush()
}

/** Holds changes back until `endBatch`. */
export function startBatch(): void {
  ++engine.depth
}

/** Ends what `startBatch` began; the outermost one delivers what has changed. */
export function endBatch(): void {
  if (!--engine.depth) flush()
}

function flush(): void {
  const { queue } = engine
  engine.depth = 1
  try {
    while (engine.head < queue.length) queue[engine.head++]!.run()
    for (const watcher of queue) watcher.writes = 0
    queue.length = engine.head = 0
  } finally {
    // Even out of stack space, signals go on working: what is left in the queue waits for the next flush.
    engine.depth = 0
  }
}
