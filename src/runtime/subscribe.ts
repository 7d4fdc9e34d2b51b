import { batch, untracked } from './batch.ts'
import { announce, registry } from './core-registry.ts'
import { isSame } from './is-same.ts'
import { addListener, callListener } from './listeners.ts'
import type { Broadcast, ListenerNode, Subscribable } from './nodes.ts'
import type { Listener, SubscribeOptions } from './signal-types.ts'
import type { Undo } from './undo.ts'
import { watch } from './watcher.ts'

/** Does the work of `subscribe` for signals and computeds. */
export function subscribe<T>(
  source: Subscribable<T>,
  listener: Listener<T>,
  options: SubscribeOptions | (() => void) | undefined,
): Undo {
  const { listeners, stop } = (source.broadcast ??= createBroadcast(source))
  // To begin with something that is no signal's value: the first call is always due.
  let last: unknown = listeners
  const node = addListener(
    listeners,
    (value) => {
      if (isSame(value, last)) return
      last = value
      // The broadcast only tells what it has read from `source`.
      listener(value as T)
    },
    stop,
  )
  announce(node, 'signal', source.key)
  const begin = () => {
    try {
      const value = source.peek()
      // In place of the options, a function has none of them.
      if ((options as SubscribeOptions | undefined)?.immediate === false) last = value
      else callListener(node, value)
    } catch {
      // A computed that throws: the broadcast has reported it, once for all its listeners.
    }
  }
  batch(() => untracked(begin))
  return node.dispose
}

function createBroadcast<T>(source: Subscribable<T>): Broadcast {
  const listeners = new Set<ListenerNode>()
  const watcher = watch(() => {
    const { value } = source
    const { clock } = registry
    // In the first run there is a reader, and it must not depend on what the listeners read.
    registry.reader = undefined
    for (const listener of listeners) {
      if (listener.clock > clock) break
      callListener(listener, value)
    }
  }, source)
  const stop = () => {
    source.broadcast = undefined
    watcher.dispose()
  }
  return { listeners, stop }
}
