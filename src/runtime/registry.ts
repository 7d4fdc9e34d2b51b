import type { ReactiveNode } from './reactive-node.ts'
import type { ConnectionInfo, DevHooks } from './dev-hooks.ts'
import { createBus, type Bus } from './bus.ts'
import { createEngine, type Engine } from './engine.ts'
import { reportError } from './report-error.ts'
import type { Signal } from './signal-types.ts'
import { countSubscriptions, type SubscriptionCounts } from './subscription-counts.ts'
import type { Undo } from './undo.ts'

export type { ConnectionInfo, DevHooks, Subscription } from './dev-hooks.ts'
export type { Signal } from './signal-types.ts'

/** A global signal together with its place in the graph of dependencies. */
export type RegisteredSignal = Signal<unknown> & ReactiveNode

/**
 * Everything that must exist once per page, however often the package is loaded: it lives on `globalThis`,
 * outside the module graph. Copies of the code share it, so its shape is a contract between them.
 */
export interface Registry {
  /** The version of that contract. */
  readonly version: number
  /** The global signals, by key. */
  readonly signals: Map<string, RegisteredSignal>
  readonly engine: Engine
  readonly bus: Bus
  /** Active listeners right now, by event name and by signal key; names without listeners are left out. */
  subscriptionCounts(): SubscriptionCounts
  /** Told of everything that a listener, effect or handler throws. May be replaced. */
  report(error: unknown): void
  /** Set by the dev tools only. */
  dev?: DevHooks | undefined
}

const KEY: unique symbol = Symbol.for('metamon.registry')

/** Returns the page's registry; the first call creates it. */
export function getRegistry(): Registry {
  // `globalThis` is an object like any other; nothing else uses a symbol of this name.
  const host = globalThis as { [KEY]?: Registry }
  // Not enumerable: whoever copies or compares globals does not meet it.
  return host[KEY] ?? Object.defineProperty(host, KEY, { value: createRegistry(), configurable: true })[KEY]!
}

function createRegistry(): Registry {
  const registry: Registry = {
    version: 1,
    signals: new Map(),
    engine: createEngine(),
    bus: createBus(),
    subscriptionCounts: () => countSubscriptions(registry),
    report: reportError,
  }
  return registry
}

/**
 * Subscribes on behalf of a component: through the dev tools where there are any, otherwise directly.
 *
 * @example
 * connect({ framework: 'react', kind: 'event', name }, () => on(name, handler))
 */
export function connect(info: ConnectionInfo, subscribe: () => Undo): Undo {
  const { dev } = getRegistry()
  return dev ? dev.connect(info, subscribe) : subscribe()
}
