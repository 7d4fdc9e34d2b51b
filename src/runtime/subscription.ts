import { registry, type ToSubscription } from './core-registry.ts'
import type { Subscription } from './dev-hooks.ts'
import type { EventListener, WatcherNode } from './nodes.ts'
import { DIRTY, PENDING } from './reactive-flags.ts'
import { endBatch, enqueue, startBatch } from './reactive-system.ts'

/** Makes what the dev tools see of an event listener, subscriber or effect. */
export const toSubscription: ToSubscription = (node, kind, name) => {
  const isLive = () =>
    'run' in node ? node.callback !== undefined : registry.listeners.get(name!)?.has(node) === true
  return {
    kind,
    name,
    get active() {
      return isLive() && !node.isSuspended
    },
    ...('run' in node ? controlWatcher(node) : controlListener(node)),
    dispose: () => node.dispose(),
  }
}

/**
 * Suspending replaces the method that is called: production then need not ask, at every call, whether
 * something is suspended.
 */
type Control = Pick<Subscription, 'suspend' | 'resume'>

function controlListener(node: EventListener): Control {
  const { callback } = node
  return {
    suspend: () => void Object.assign(node, { isSuspended: true, callback: () => {} }),
    resume: () => void Object.assign(node, { isSuspended: false, callback }),
  }
}

function controlWatcher(node: WatcherNode): Control {
  const { run } = node
  return {
    suspend: () => void Object.assign(node, { isSuspended: true, run: () => {} }),
    resume() {
      Object.assign(node, { isSuspended: false, run })
      // Nothing has cleared the marks of the changes that it let pass.
      if (!(node.flags & (DIRTY | PENDING))) return
      startBatch()
      enqueue(node)
      endBatch()
    },
  }
}
