import { createReactiveSystem } from 'alien-signals/system'
import { registry } from './core-registry.ts'
import type { Link, ReactiveNode, SourceNode, WatcherNode } from './nodes.ts'
import { DIRTY, RUNNING, WATCHING } from './reactive-flags.ts'

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
  update: (node) => (node as SourceNode).renew(),
  notify: enqueue,
  unwatched: forgetSources,
  // See nodes.ts: the two types of a node are one.
}) as ReactiveSystem

/** Has a watcher looked at in the next flush; called once until it has run. */
export function enqueue(node: ReactiveNode): void {
  node.flags &= ~WATCHING
  // Only watchers have the `WATCHING` flag, which is what `notify` goes by.
  registry.queue.push(node as WatcherNode)
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
  const previous = registry.reader
  registry.reader = node
  node.depsTail = undefined
  node.flags = flags | RUNNING
  ++registry.clock
  try {
    return fn()
  } finally {
    registry.reader = previous
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
  ++registry.changes
  if (!node.subs) return
  system.propagate(node.subs, registry.depth > 0)
  if (!registry.depth) flush()
}

/** Holds changes back until `endBatch`. */
export function startBatch(): void {
  ++registry.depth
}

/** Ends what `startBatch` began; the outermost one delivers what has changed. */
export function endBatch(): void {
  if (!--registry.depth) flush()
}

function flush(): void {
  const { queue } = registry
  registry.depth = 1
  try {
    // It grows while watchers write; the loop goes on to its end.
    for (const watcher of queue) watcher.run()
    for (const watcher of queue) watcher.writes = 0
    queue.length = 0
  } finally {
    // Even out of stack space, signals go on working: the next flush looks at the queue again.
    registry.depth = 0
  }
}
