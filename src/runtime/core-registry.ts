import type { DevHooks, Subscription } from './dev-hooks.ts'
import type { GlobalSignal, ListenerNode, ReactiveNode, WatcherNode } from './nodes.ts'

/**
 * Everything that must exist once per page, however often the package is loaded: it lives on `globalThis`,
 * outside the module graph. Copies of the code share it, so its shape is a contract between them.
 */
export interface CoreRegistry {
  /** The version of that contract. */
  readonly version: number
  /** The global signals, by key. */
  readonly signals: Map<string, GlobalSignal>
  /** Handlers by event name, in the order of subscribing; a name without any is left out. */
  readonly listeners: Map<string, Set<ListenerNode>>
  /** Whom a flush has to run, up to `queued`; the array keeps its size. */
  readonly queue: (WatcherNode | undefined)[]
  queued: number
  /** The one of the queue that is next. */
  next: number
  /** The effect or computed that is running and depends on what is read; undefined in `untracked`. */
  reader: ReactiveNode | undefined
  /** Grows with every run of an effect or computed, and every listener. */
  clock: number
  /** Set by every change of a signal; `countChanges` takes it back. */
  isChanged: boolean
  /** While this stays the same, no signal has changed. */
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
  node: WatcherNode | ListenerNode,
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
    queued: 0,
    next: 0,
    reader: undefined,
    clock: 0,
    isChanged: false,
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
