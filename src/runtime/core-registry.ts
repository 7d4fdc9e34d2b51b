import type { DevHooks, Subscription } from './dev-hooks.ts'
import type { EventListener, ReactiveNode, WatcherNode } from './nodes.ts'
import type { Signal } from './signal-types.ts'

/**
 * Everything that must exist once per page, however often the package is loaded: it lives on `globalThis`,
 * outside the module graph. Copies of the code share it, so its shape is a contract between them.
 */
export interface CoreRegistry {
  /** The version of that contract. */
  readonly version: number
  /** The global signals, by key. */
  readonly signals: Map<string, Signal<unknown> & ReactiveNode>
  /** Handlers by event name, in the order of subscribing; a name without any is left out. */
  readonly listeners: Map<string, Set<EventListener>>
  /** The watchers that the next flush, or the one that is going on, has to run. */
  readonly queue: WatcherNode[]
  /** The effect or computed that is running and depends on what is read; undefined in `untracked`. */
  reader: ReactiveNode | undefined
  /** Grows with every run of an effect or computed, and every event listener. */
  clock: number
  /** Counts the changes of all signals: while it stays, a computed that nobody follows is up to date. */
  changes: number
  /** Above zero while changes are held back: in a batch, an effect, a computed, a flush. */
  depth: number
  /** How many `emit` calls are running inside each other; infinite from when they ran too deep. */
  emitDepth: number
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

/** Tells the dev tools, where there are any, of a new subscription. */
export function announce(...parts: Parameters<ToSubscription>): void {
  registry.dev?.subscribed(registry.toSubscription!(...parts))
}

function findRegistry(): CoreRegistry {
  // `globalThis` is an object like any other; nothing else uses a symbol of this name.
  const host = globalThis as { [KEY]?: CoreRegistry }
  // Not enumerable: whoever copies or compares globals does not meet it.
  return host[KEY] ?? Object.defineProperty(host, KEY, { value: createRegistry() })[KEY]!
}

function createRegistry(): CoreRegistry {
  return {
    version: 1,
    signals: new Map(),
    listeners: new Map(),
    queue: [],
    reader: undefined,
    clock: 0,
    changes: 0,
    depth: 0,
    emitDepth: 0,
    report: reportError,
  }
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
