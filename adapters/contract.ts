import type { Framework } from '../src/shared/framework.ts'

/** What an island is given: plain values, the host's rendered children, a place for its errors. */
export interface IslandInput {
  /** Props and callbacks (`onAdd`), by the name the component knows them by. */
  readonly props: Readonly<Record<string, unknown>>
  /** Elements that hold the host's rendered children, by slot name; `default` for plain children. */
  readonly slots: Readonly<Record<string, HTMLElement>>
  /** Called with whatever the component throws; the error goes no further. */
  onError(error: unknown): void
}

/** A mounted island. */
export interface IslandHandle {
  /** Hands over new props and slots; the component is not re-mounted. */
  update(input: Pick<IslandInput, 'props' | 'slots'>): void
  /** Removes the component and everything it started. */
  unmount(): void
}

/**
 * A component together with the framework that can mount it, made by `island()` of that
 * framework's entry. Every `Island` can render it, so no adapter has to know another framework.
 *
 * @example
 * import { Island } from 'metamon/react'
 * import { island } from 'metamon/vue'
 * import Cart from './Cart.vue'
 * const CartIsland = island(Cart)
 * export const App = () => <Island of={CartIsland} currency="EUR" onCheckout={pay} />
 */
export interface IslandSource {
  /** Undefined while it is the source of a plain module's host that shows nothing yet. */
  readonly framework: Framework | undefined
  readonly component: unknown
  /** Mounts the component as the only content of `target`. */
  mount(target: HTMLElement, input: IslandInput): IslandHandle
}

/** The state of one component, by name. Values are handed over by reference. */
export interface ComponentStateSnapshot {
  readonly componentId: string
  /** Absent for state of a module that no framework owns. */
  readonly framework?: Framework
  readonly values: ReadonlyMap<string, unknown>
}

/** What the orchestrator asks of a framework during a transaction. One per framework. */
export interface FrameworkHotReloadAdapter {
  readonly framework: Framework
  /** False when a component that threw during an update stays dead, whatever is fixed. */
  readonly recoversFromThrow: boolean
  /** Resolves once the framework has rendered the update of this component. */
  handleComponentReload(componentPath: string): Promise<void>
  preserveFrameworkState(componentId: string): ComponentStateSnapshot
  restoreFrameworkState(componentId: string, state: ComponentStateSnapshot): void
  /** Subscribes every live `useSignal` and `useEvent` again that has lost its subscription. */
  reconnectMetamonAdapters(): void
  /** True when every live `useSignal` and `useEvent` is subscribed exactly once. */
  validateAdapterConnections(): boolean
  /** The same value for every hot reloaded version of one component; else the component itself. */
  identifyComponent(component: unknown): unknown
}

/** A live `useSignal` or `useEvent`. */
export interface AdapterConnection {
  readonly framework: Framework
  readonly kind: 'event' | 'signal'
  readonly name: string | undefined
  /** How many subscriptions answer for it. One is right; none is deaf, two answer twice. */
  readonly subscriptionCount: number
  /** Drops what is left of its subscription and subscribes again. */
  reconnect(): void
}

/** A piece of state that can be read before an update and written back after it. */
export interface StateCell {
  readonly name: string
  read(): unknown
  write(value: unknown): void
}

/** What a hot adapter is given. */
export interface HotAdapterContext {
  /** Resolves when the running update has been applied: every module evaluated, every callback called. */
  applied(): Promise<void>
  connections(framework: Framework): readonly AdapterConnection[]
  cells(componentId: string): readonly StateCell[]
}

/** Makes the hot adapter of one framework. */
export type CreateHotAdapter = (context: HotAdapterContext) => FrameworkHotReloadAdapter
