import type { ReloadMoments } from './reload-moments.ts'
import type { Signal } from './signal-types.ts'
import type { Undo } from './undo.ts'

/** One live `on`, `once`, `subscribe` or `effect`, as the dev tools see it. */
export interface Subscription {
  readonly kind: 'event' | 'signal' | 'effect'
  /** The event's name or the signal's key; undefined for effects, local and computed signals. */
  readonly name: string | undefined
  /** Subscribed and not suspended. */
  readonly active: boolean
  /** Silences it: events pass it by, changes of signals are remembered. */
  suspend(): void
  /** Ends the silence. A listener or effect that missed a change runs once, with the present value. */
  resume(): void
  /** The same as the undo that its maker got. */
  dispose(): void
}

/** What a framework's hook (`useSignal`, `useEvent`) connects a component to. */
export interface ConnectionInfo {
  readonly framework: string
  readonly kind: 'event' | 'signal'
  readonly name: string | undefined
}

/** What the dev tools want to be told. Production has none. */
export interface DevHooks {
  /** Called for every `on`, `once`, `subscribe` and `effect`, before its first run. */
  subscribed(subscription: Subscription): void
  /** Called when `signal(key, init)` has made a signal, before anybody else knows it. */
  created?(signal: Signal<unknown>, init: unknown): void
  /** Called when `signal(key, init)` asks for a signal that exists already. */
  redeclared(signal: Signal<unknown>, init: unknown): void
  /** Called when an adapter's hook subscribes; must call `subscribe` and return an undo. */
  connect(info: ConnectionInfo, subscribe: () => Undo): Undo
  /** Calls the listener at that moment of every hot update, until the undo. */
  reload?<Moment extends keyof ReloadMoments>(
    moment: Moment,
    listener: (data: ReloadMoments[Moment]) => void,
  ): Undo
  /** Gives a module what it has made under this key before, or lets it make it. */
  preserve?<Resource>(key: string, create: () => Resource, dispose?: (resource: Resource) => void): Resource
}
