import type { Bus, EventListener } from './bus.ts'
import { MetamonCycleError } from './cycle-error.ts'
import type { EmitArguments, EventPayload } from './keys.ts'
import { engine, startReading } from './reactive-system.ts'
import { getRegistry } from './registry.ts'
import { report } from './report.ts'
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
  const { bus, dev } = getRegistry()
  // `emit` takes only the payload that the name is declared with.
  const listener = new Listener(bus, name, handler as (payload: unknown) => void)
  const listeners = bus.listeners.get(name)
  if (listeners) listeners.add(listener)
  else bus.listeners.set(name, new Set([listener]))
  dev?.subscribed(listener)
  return () => listener.dispose()
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
  const { bus } = getRegistry()
  const listeners = bus.listeners.get(name)
  if (listeners === undefined) return
  if (bus.depth === DEPTH_LIMIT) return stopCycle(bus, name)
  const previous = startReading(undefined)
  ++bus.depth
  try {
    deliver(bus, listeners, payload)
  } finally {
    --bus.depth
    engine.activeSub = previous
  }
}

function deliver(bus: Bus, listeners: Set<EventListener>, payload: unknown): void {
  const firstNewId = bus.nextId
  for (const listener of listeners) {
    if (bus.overflowed || listener.id >= firstNewId) return
    if (!listener.isSuspended) call(listener, payload)
    if (bus.depth === 1) bus.overflowed = false
  }
}

function call(listener: EventListener, payload: unknown): void {
  try {
    listener.handle(payload)
  } catch (error) {
    report(error)
  }
}

/** Every level gives up: handlers that emit twice each would otherwise run 2 to the 100th times. */
function stopCycle(bus: Bus, name: string): void {
  if (bus.overflowed) return
  bus.overflowed = true
  report(
    new MetamonCycleError('emit_cycle', `handlers of \`${name}\` keep emitting, directly or through others`),
  )
}

class Listener implements EventListener {
  readonly kind = 'event'
  readonly bus: Bus
  readonly id: number
  readonly name: string
  readonly handle: (payload: unknown) => void
  isSuspended = false

  constructor(bus: Bus, name: string, handle: (payload: unknown) => void) {
    this.bus = bus
    this.id = bus.nextId++
    this.name = name
    this.handle = handle
  }

  get active(): boolean {
    return !this.isSuspended && this.bus.listeners.get(this.name)?.has(this) === true
  }

  suspend(): void {
    this.isSuspended = true
  }

  resume(): void {
    this.isSuspended = false
  }

  dispose(): void {
    const listeners = this.bus.listeners.get(this.name)
    if (listeners?.delete(this) && listeners.size === 0) this.bus.listeners.delete(this.name)
  }
}
