import type { Undo } from '../src/index.ts'
import type { Framework } from '../src/shared/framework.ts'
import type { Phase } from '../src/shared/protocol.ts'
import type { StateDeclaration } from '../src/shared/state-declaration.ts'

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
  /** Whether the framework itself gives this form field its value, out of a component's state. */
  ownsField(element: Element): boolean
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
  /**
   * Resolves when every module of the applied update accepts the next one, which is the last that some of them do.
   * @returns false where that cannot be known, or where the update goes on with other modules
   */
  accepted(): Promise<boolean>
  connections(framework: Framework): readonly AdapterConnection[]
  cells(componentId: string): readonly StateCell[]
}

/** Makes the hot adapter of one framework. */
export type CreateHotAdapter = (context: HotAdapterContext) => FrameworkHotReloadAdapter

/** Names one variable that holds state of a component. */
export interface StateSlot {
  /** The component's instance: the same for the instance that takes its place. */
  readonly instance: string
  /** The variable, and where it comes from when that is not the component itself: `useThing.thing`. */
  readonly name: string
  /** The initialiser as it is written. */
  readonly text: string
  /** What holds the value, where a value of one kind is of no use to another. */
  readonly kind?: string | undefined
  /** The name that the variable had before it was renamed. */
  readonly former?: string | undefined
  /** True when its author wants it to start anew. */
  readonly isReset?: boolean
  /** True when another initialiser starts it anew, whatever it holds. */
  readonly startsAnew?: boolean
  /** Set when the variable is given what was captured: what the source has noted of it. */
  handed?: unknown
}

/** Knows which variables the modules of a page declare, and which of them were called otherwise before. */
export interface StateDeclarations {
  /** Says what a module declares, in the order of its code; to be called before it makes any of it. */
  declare(module: string, declarations: readonly StateDeclaration[]): void
  /** The name that the variable had before; undefined when it was not renamed. */
  formerOf(scope: string, name: string): string | undefined
  /** Whether its author wants the variable to start anew with every update. */
  isReset(scope: string, name: string): boolean
}

/** A variable and what it holds. */
export interface StateValue extends Omit<StateSlot, 'former' | 'isReset' | 'startsAnew' | 'handed'> {
  readonly value: unknown
  /** What the initialiser gave when it last ran. */
  readonly initial: unknown
  /** True for what is kept out of sight: it may come back at any time. */
  readonly isHidden?: boolean
  /** True for what is no variable of the app's, and nobody is told of. */
  readonly isInternal?: boolean
  /** The component's id, as people know it; the journal names the instance where it is not given. */
  readonly component?: string | undefined
  /** Whose component it is in: that of the source. */
  readonly framework?: Framework
  /** What the source wants to know when the value is handed over: the slot has it then. */
  readonly noted?: unknown
}

/** Reads the state of all live components of one framework, or of those that no framework owns. */
export interface StateSource {
  readonly framework?: Framework
  read(): Iterable<StateValue>
  /** Names what `read` would read, in a fraction of the time; where it is missing, `read` is asked. */
  slots?(note: NoteSlot): void
}

/** Called with each variable that there is. */
export type NoteSlot = (instance: string, name: string) => void

/** A component that has thrown. */
export interface ComponentFailure {
  readonly framework: Framework
  /** The component's id: the path of its file, and its name where a file can hold several. */
  readonly component: string
  /** `cleanup`: while it was taken off the page, or got ready for its next effects. */
  readonly during: 'setup' | 'render' | 'effect' | 'cleanup'
  readonly error: unknown
  /** The implementation that has thrown, as it was noted; absent where that is not known. */
  readonly version?: unknown
}

/** The implementation of each component that the page can fall back to, by the component's id. */
export interface ComponentVersions {
  /** Notes the implementation that has just been evaluated: the last good one once the running update commits. */
  note(component: string, implementation: unknown): void
  /** The implementation before the running update; undefined when there is none. */
  lastGood(component: string): unknown
  /** True for an implementation that a roll back takes off the page: what it still throws is no surprise. */
  isFailed(implementation: unknown): boolean
}

/** What instrumented modules and the hot adapters share in a page. Development only. */
export interface DevRuntime {
  /** What the page is doing; undefined while it is idle. Failures matter, and state is handed over, only meanwhile. */
  readonly phase: Phase | undefined
  readonly versions: ComponentVersions
  readonly declarations: StateDeclarations
  /** The value that the slot had before the running update, when it is to be kept; else what the initialiser gives. */
  take<Value>(slot: StateSlot, initialise: () => Value): Value
  /** Adds the components of a framework to every snapshot from now on. Returns its undo. */
  addSource(source: StateSource): Undo
  /** Tells the running transaction that a component has thrown. Does nothing while the page is idle. */
  fail(failure: ComponentFailure): void
}
