import type { CreateHotAdapter, FrameworkHotReloadAdapter, StateSource } from '../../adapters/contract.ts'
import type { IslandParking } from '../../adapters/shared/find-island-parking.ts'
import { createIslandParking } from '../../adapters/shared/island-parking.ts'
import { registry, type CoreRegistry } from '../runtime/core-registry.ts'
import { createToSubscription } from '../runtime/subscription.ts'
import { attempt } from './attempt.ts'
import { createComponentNotes, type ComponentNotes } from './component-notes.ts'
import type { OrchestratorOptions } from './context.ts'
import { createConnections, type Connections } from './dev-hooks.ts'
import { recordEffects, type EffectRecords } from './effect-records.ts'
import { traceErrors, type ErrorTrace } from './error-trace.ts'
import type { HotChannel } from './hot-channel.ts'
import { createModuleOwnership, type ModuleOwnership } from './module-ownership.ts'
import { createRedeclarations, type Redeclarations } from './redeclarations.ts'
import { createReloadListeners, type ReloadListeners } from './reload-listeners.ts'
import type { Arrived } from './resume/arrive.ts'
import { takeLeftPage, type LeftPage } from './resume/left-page.ts'
import type { ControlledScopePlaces } from './unified/scope-places.ts'
import type { UpdateHalf } from './update-half.ts'
import { traceUser, type UserTraces } from './user-traces.ts'

/** What the module that the plugin serves to every page knows. */
export interface StartOptions {
  readonly hot: HotChannel
  readonly adapters: readonly CreateHotAdapter[]
  readonly options: OrchestratorOptions
  /** The path that the app is served under. */
  readonly base: string
  /** The url of that module: the page itself need not come from the same server. */
  readonly url: string
  /** Tells the app from others that are served from the same origin at other times. */
  readonly app: string
}

/** What a page notes from its first module on. What is made of it is loaded with the first update. */
export interface PageCore extends Omit<StartOptions, 'adapters'> {
  readonly storage: Storage | undefined
  readonly registry: CoreRegistry
  readonly adapters: readonly FrameworkHotReloadAdapter[]
  readonly ownership: ModuleOwnership
  readonly connections: Connections
  /** Where the state of components can be read. */
  readonly sources: Set<StateSource>
  readonly notes: ComponentNotes
  readonly redeclarations: Redeclarations
  readonly listeners: ReloadListeners
  readonly parking: IslandParking
  readonly effects: EffectRecords
  readonly errors: ErrorTrace
  /** Undefined where nothing of the document is to be kept. */
  readonly traces: UserTraces | undefined
  /** What the page before this one has left; undefined where there is nothing. */
  readonly left: LeftPage | undefined
  /** What comes up out of that; undefined where there is nothing, or it is on its way still. */
  arrived: Arrived | undefined
  /** Resolves when it is there, where it is on its way. */
  arriving: Promise<void> | undefined
  /** There from when the page has loaded its first unified component. */
  scopes: ControlledScopePlaces | undefined
  /** There from when the first update is on its way. */
  updates: UpdateHalf | undefined
}

/** Starts to take notes. To be called before any module of the app runs. */
export function createPageCore({ adapters, ...given }: StartOptions): PageCore {
  const { options, base } = given
  const updates = () => core.updates
  const storage = attempt(() => sessionStorage)
  const ownership = createModuleOwnership({
    base,
    aroundReevaluation: (module) => updates()?.aroundReevaluation(module) ?? nothing,
    aroundEvaluation: () => (core.left?.isOpen ? core.left.signals.aroundEvaluation() : nothing),
  })
  const connections = createConnections(options.preserveSubscriptions ? ownership.claim : nothing)
  const identify = (component: unknown) => identifyBy(created, component)
  const created = adapters.map((create) =>
    create({
      applied: async () => updates()?.applied(),
      accepted: async () => (await updates()?.accepted()) ?? false,
      connections: (framework) => connections.list().filter((one) => one.framework === framework),
      cells: (componentId) => updates()?.cells(componentId) ?? [],
    }),
  )
  const core: PageCore = {
    ...given,
    storage,
    registry,
    adapters: created,
    ownership,
    connections,
    sources: new Set(),
    notes: createComponentNotes(),
    redeclarations: createRedeclarations((...declared) => updates()?.renewed(...declared)),
    listeners: createReloadListeners(ownership.claim),
    parking: createIslandParking({ identify }),
    effects: recordEffects({ host: window, owner: () => ownership.current }),
    errors: traceErrors(window),
    traces: options.preserveDomState ? traceUser(document) : undefined,
    left: takeLeftPage({ ...given, registry, storage, view: window }),
    arrived: undefined,
    arriving: undefined,
    scopes: undefined,
    updates: undefined,
  }
  registry.toSubscription = createToSubscription((...parts) => updates()?.controlOf(...parts) ?? NO_CONTROL)
  return core
}

const nothing = (): (() => void) => () => {}

/** Only updates silence anything. */
const NO_CONTROL = { suspend: nothing, resume: nothing }

/** The first adapter that knows a component by more than its identity has its say. */
export function identifyBy(adapters: readonly FrameworkHotReloadAdapter[], component: unknown): unknown {
  const identities = adapters.map((adapter) => adapter.identifyComponent(component))
  return identities.find((identity) => identity !== component) ?? component
}
