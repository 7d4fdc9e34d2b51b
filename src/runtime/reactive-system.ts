import { createReactiveSystem } from 'alien-signals/system'
import { registry } from './core-registry.ts'
import type { Link, ReactiveNode, SourceNode, WatcherNode } from './nodes.ts'
import { DIRTY, RUNNING, WATCHING } from './reactive-flags.ts'

/** The functions of alien-signals that work on the graph. They keep no state of their own. */
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

/** Calls `callback` so that `node` depends on exactly what that reads, also when it throws. */
export function track<T>(node: ReactiveNode, flags: number, callback: () => T): T {
  const { reader } = registry
  registry.reader = node
  ++registry.clock
  node.depsTail = undefined
  node.flags = flags | RUNNING
  try {
    return callback()
  } finally {
    registry.reader = reader
    node.flags &= ~RUNNING
    unlinkUnread(node)
  }
}

/** Makes a node depend on nothing. */
export function unlinkSources(node: ReactiveNode): void {
  node.depsTail = undefined
  unlinkUnread(node)
}

/** A run moves `depsTail` on with each read: what comes after it was read by the run before only. */
function unlinkUnread(node: ReactiveNode): void {
  let link = node.depsTail ? node.depsTail.nextDep : node.deps
  while (link) link = system.unlink(link, node)
}

/** Cuts a computed that nobody follows from its sources: they must not keep it alive. */
export function forgetSources(node: ReactiveNode): void {
  if (!node.deps) return
  node.flags |= DIRTY
  unlinkSources(node)
}

/** Has a watcher looked at in the next flush; called once until it has run. */
export function enqueue(node: ReactiveNode): void {
  node.flags &= ~WATCHING
  // Only watchers have the `WATCHING` flag, which is what `notify` goes by.
  registry.queue[registry.queued++] = node as WatcherNode
}

/** Runs what waits in the queue, and what that adds to it. */
export function flush(): void {
  const { queue } = registry
  registry.depth = 1
  try {
    while (registry.next < registry.queued) {
      const { queued } = registry
      const watcher = queue[registry.next++]!
      watcher.run()
      if (registry.queued > queued) ++watcher.wakes
    }
    // The array keeps its size, but must not keep alive what has run.
    while (registry.next) {
      queue[--registry.next]!.wakes = 0
      queue[registry.next] = undefined
    }
    registry.queued = 0
  } finally {
    // Even out of stack space, signals go on working: what is left waits for the next flush.
    registry.depth = 0
  }
}
