import { batch, untracked } from './batch.ts'
import type { Subscription } from './dev-hooks.ts'
import { callListener } from './listeners.ts'
import type { ListenerNode, WatcherNode } from './nodes.ts'
import { DIRTY, PENDING } from './reactive-flags.ts'
import { enqueue } from './reactive-system.ts'

/** Silences a subscription, and lets it be heard again. */
export type Control = Pick<Subscription, 'suspend' | 'resume'>

/** Makes the control of an effect, an event handler or a listener of a signal. */
export type ControlOf = (node: WatcherNode | ListenerNode, kind: Subscription['kind']) => Control

/**
 * Suspending replaces the method that is called: production then need not ask, at every call, whether
 * something is suspended.
 */
export const controlOf: ControlOf = (node, kind) =>
  'run' in node ? controlEffect(node) : controlListener(node, kind)

function controlEffect(node: WatcherNode): Control {
  const { run } = node
  return {
    suspend: () => void Object.assign(node, { isSuspended: true, run: () => {} }),
    resume() {
      Object.assign(node, { isSuspended: false, run })
      // Nothing has taken away the marks of the changes that it let pass.
      if (node.flags & (DIRTY | PENDING)) batch(() => enqueue(node))
    },
  }
}

function controlListener(node: ListenerNode, kind: Subscription['kind']): Control {
  const { callback } = node
  let missed: readonly [value: unknown] | undefined
  return {
    suspend: () =>
      void Object.assign(node, { isSuspended: true, callback: (value: unknown) => (missed = [value]) }),
    resume() {
      Object.assign(node, { isSuspended: false, callback })
      // The value of a signal still counts; an event is over.
      const delayed = kind === 'signal' && isLive(node) && missed
      missed = undefined
      if (delayed) batch(() => untracked(() => callListener(node, delayed[0])))
    },
  }
}

const isLive = (node: ListenerNode): boolean => node.siblings.has(node)
