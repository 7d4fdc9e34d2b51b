import type { DevHooks, Subscription } from './dev-hooks.ts'
import { createEngine, type Engine, type EventListener, type WatcherNode } from './engine.ts'
import type { ReactiveNode } from './reactive-node.ts'
import type { Signal } from './signal-types.ts'

/** A global signal together with its place in the graph of dependencies. */
export type RegisteredSignal = Signal<unknown> & ReactiveNode

/**
 * Everything that must exist once per page, however often the package is loaded: it lives on `globalThis`,
 * outside the module graph. Copies of the code share it, so its shape is a contract between them.
 */
export interface CoreRegistry {
  /** The version of that contract. */
  readonly version: number
  /** The global signals, by key. */
  readonly signals: Map<string, RegisteredSignal>
  readonly engine: Engine
  /** Told of everything that a listener, effect or handler throws. May be replaced; must not throw. */
  report(error: unknown): void
  /** Set by the dev tools only. */
  dev?: DevHooks | undefined
  /** There when `dev` is: what it is told about is made only then. */
  toSubscription?: ToSubscription
}

/** Makes what the dev tools see of a new listener. */
export type ToSubscription = (
  node: WatcherNode | EventListener,
  kind: Subscription['kind'],
  name: string | undefined,
) => Subscription

const KEY: unique symbol = Symbol.for('metamon.registry')

/** The page's registry: the first copy of the code that looks for it creates it. */
export const registry: CoreRegistry = /* @__PURE__ */ findRegistry()

/** The shared state of signals and pub/sub. */
export const engine: Engine = /* @__PURE__ */ findEngine()

/** Tells the dev tools, where there are any, of a new subscription. */
export const announce: (...parts: Parameters<ToSubscription>) => void = (...parts) =>
  registry.dev?.subscribed(registry.toSubscription!(...parts))

function findRegistry(): CoreRegistry {
  // `globalThis` is an object like any other; nothing else uses a symbol of this name.
  const host = globalThis as { [KEY]?: CoreRegistry }
  // Not enumerable: whoever copies or compares globals does not meet it.
  return host[KEY] ?? Object.defineProperty(host, KEY, { value: createRegistry() })[KEY]!
}

function findEngine(): Engine {
  return registry.engine
}

function createRegistry(): CoreRegistry {
  return { version: 1, signals: new Map(), engine: createEngine(), report: reportError }
}

/** What browsers have and what Node has; the library is checked against neither. */
interface Host {
  reportError?: (error: unknown) => void
  queueMicrotask(callback: () => void): void
}

function reportError(error: unknown): void {
  // Every supported browser and Node has `queueMicrotask`.
  const host = globalThis as typeof globalThis & Host
  if (host.reportError) host.reportError(error)
  else
    host.queueMicrotask(() => {
      throw error
    })
}
