import { announce, registry } from './core-registry.ts'
import { MetamonCycleError } from './cycle-error.ts'
import type { EmitArguments, EventPayload } from './keys.ts'
import { addListener, callListener } from './listeners.ts'
import type { Undo } from './undo.ts'

const DEPTH_LIMIT = 100

/**
 * Calls `handler` for every event of that name, in the order of subscribing, until the undo is called.
 * A handler added while an event is delivered does not get that one; one removed gets nothing any more.
 * The same function may be subscribed twice, and is then called twice.
 *
 * @returns ends the subscription.
 * @example
 * const stop = on('cart:add', ({ n }) => total.update((sum) => sum + n))
 */
export function on<Name extends string>(name: Name, handler: (payload: EventPayload<Name>) => void): Undo {
  const { listeners } = registry
  const siblings = listeners.get(name) ?? new Set()
  listeners.set(name, siblings)
  // `emit` takes only the payload that the name is declared with.
  const callback = handler as (payload: unknown) => void
  const listener = addListener(siblings, callback, () => listeners.delete(name))
  announce(listener, 'event', name)
  return listener.dispose
}

/**
 * Calls `handler` for the next event of that name only. It is unsubscribed before it is called, so that
 * an event it emits itself does not reach it.
 *
 * @returns ends the subscription, if the event has not come yet.
 * @example
 * once('app:ready', () => hideSplash())
 */
export function once<Name extends string>(name: Name, handler: (payload: EventPayload<Name>) => void): Undo {
  const undo = on(name, (payload) => {
    undo()
    handler(payload)
  })
  return undo
}

/**
 * Calls the handlers of that name, one after the other, before it returns. What a handler throws is
 * reported, and the others still run. Handlers may emit, up to 100 levels deep: then a
 * `MetamonCycleError` is reported and the handlers of the outermost `emit` go on. An emit is no batch:
 * a signal that a handler writes is delivered at once. A handler's reads make no effect depend on them.
 *
 * @example
 * emit('cart:add', { n: 1 })
 */
export function emit<Name extends string>(name: Name, ...[payload]: EmitArguments<Name>): void {
  const listeners = registry.listeners.get(name)
  if (!listeners) return
  const { clock, emitDepth, reader } = registry
  if (emitDepth >= DEPTH_LIMIT) return stopCycle(name)
  registry.reader = undefined
  registry.emitDepth = emitDepth + 1
  try {
    for (const listener of listeners) {
      if (registry.emitDepth > DEPTH_LIMIT || listener.clock > clock) break
      callListener(listener, payload)
      // The handlers of the outermost one go on.
      if (!emitDepth) registry.emitDepth = 1
    }
  } finally {
    registry.reader = reader
    if (!emitDepth || registry.emitDepth <= DEPTH_LIMIT) registry.emitDepth = emitDepth
  }
}

/** Every level gives up: handlers that emit twice each would otherwise run 2 to the 100th times. */
function stopCycle(name: string): void {
  if (registry.emitDepth > DEPTH_LIMIT) return
  registry.emitDepth = Infinity
  registry.report(new MetamonCycleError('emit', name))
}
