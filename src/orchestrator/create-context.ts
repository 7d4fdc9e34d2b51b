import type { CreateHotAdapter } from '../../adapters/contract.ts'
import { DEV_RUNTIME, findDevRuntime } from '../../adapters/shared/dev-runtime.ts'
import { ISLAND_PARKING } from '../../adapters/shared/find-island-parking.ts'
import { SCOPE_PLACES } from '../../adapters/shared/find-scope-places.ts'
import { createIslandParking } from '../../adapters/shared/island-parking.ts'
import { getRegistry, type DevHooks, type Signal } from '../runtime/registry.ts'
import { setInitial } from '../runtime/signals.ts'
import { EVENTS, type JournalDiagnostic } from '../shared/protocol.ts'
import { createComponentState, slotKey, toCells } from './component-state.ts'
import { createComponentVersions } from './component-versions.ts'
import type { OrchestratorContext, OrchestratorOptions } from './context.ts'
import { createDeclarations } from './declarations.ts'
import { createDeferred } from './deferred.ts'
import { createConnections, type Connections } from './dev-hooks.ts'
import { createDevRuntime, type DevRuntimeContext } from './dev-runtime.ts'
import { createDomState } from './dom-state.ts'
import { createEffectWatch } from './effect-watch.ts'
import { createFailureMonitor } from './failure-monitor.ts'
import { addFailure, describeError, toFailure, type UpdateFailure } from './failures.ts'
import { findHmrClient } from './hmr-client.ts'
import { createHmrGuard } from './hmr-guard.ts'
import { createInspection } from './inspect.ts'
import { createLateState } from './late-state.ts'
import { createModuleOwnership } from './module-ownership.ts'
import { createPrefetch } from './prefetch.ts'
import { createRedeclarations } from './redeclarations.ts'
import { createReloadListeners } from './reload-listeners.ts'
import type { ReloadNote, ReloadReason } from './reload-note.ts'
import { createResources } from './resources.ts'
import { createResume, type Resume, type ResumeContext } from './resume/resume.ts'
import { createScopePlaces, type ControlledScopePlaces } from './unified/scope-places.ts'
import { HANDED_OVER } from './state-policy.ts'
import { createStatePreservation, keepSignalValues } from './state-preservation.ts'
import { captureStyles } from './style-state.ts'
import { setHooks } from '../unified/hooks.ts'
import { createUnifiedHooks } from './unified/hooks.ts'
import { createThrownReports, type ThrownReports } from './thrown.ts'
import { whenAccepting } from './when-accepting.ts'

/** How much of the time that the server waits for a report a module may take to be evaluated. */
const EVALUATION_SHARE = 0.8

/** What the server has to say of a page, and the channel to it. */
export interface ContextOptions {
  /** Vite's hot channel. */
  readonly hot: object & { send(event: string, data?: unknown): void }
  readonly adapters: readonly CreateHotAdapter[]
  readonly options: OrchestratorOptions
  readonly base: string
  /** A url of the server that modules come from. */
  readonly url: string
  readonly note: ReloadNote
  readonly storage: Storage | undefined
  /** Tells the app from others that are served from the same origin at other times. */
  readonly app: string
}

/** Puts the parts of the browser half together, and publishes what instrumented modules look for. */
export function createContext(given: ContextOptions): OrchestratorContext {
  const { hot, adapters, options, base, url, note, storage, app } = given
  const registry = getRegistry()
  const redeclarations = createRedeclarations(
    () => context.running !== undefined && ownership.current !== undefined,
  )
  const ownership = createModuleOwnership({
    base,
    aroundReevaluation(module) {
      effects.reevaluated(module)
      return options.preserveSignals ? keepSignalValues(registry, redeclarations.isReset) : () => {}
    },
    aroundEvaluation: () => context.resume.aroundEvaluation(),
  })
  const effects = createEffectWatch({ host: window, owner: () => ownership.current })
  const claim = options.preserveSubscriptions ? ownership.claim : () => {}
  const connections = createConnections(claim)
  const scopes = createScopes(() => context)
  const isComponent = (held: unknown) => identify(created, held) !== held
  const componentState = createComponentState({ ...scopes, isComponent })
  const states = () => context.running?.snapshot.states ?? componentState.capture()
  const versions = createComponentVersions(() => context.running !== undefined)
  const declarations = createDeclarations(() => context.running !== undefined)
  const created = adapters.map((create) =>
    create({
      applied: () => context.applied.promise,
      accepted: () => whenAccepting(context),
      connections: (framework) => connections.list().filter((one) => one.framework === framework),
      cells: (componentId) => toCells(states(), componentId),
    }),
  )
  const parking = createIslandParking({ identify: (component) => identify(created, component) })
  const warn = (message: string) => addOnce(context.running?.diagnostics ?? [], message)
  const fail = (one: UpdateFailure) => context.running && addFailure(context.running.failures, one)
  const thrown = createThrownReports(hot)
  const client = findHmrClient(hot)
  const isRunning = () => context.running !== undefined
  const importTimeout = options.reloadTimeout * EVALUATION_SHARE
  const context: OrchestratorContext = {
    options,
    registry,
    adapters: created,
    state: createStatePreservation({ registry, ownership, components: states, adapters: created }),
    componentState,
    late: createLateState(startTimer),
    versions,
    declarations,
    ownership,
    redeclarations,
    failures: createFailures(() => parking.contained, thrown),
    thrown,
    parking,
    scopes,
    listeners: createReloadListeners(ownership.claim),
    guard: client && createHmrGuard({ client, isRunning, fail, importTimeout, warn }),
    dom: options.preserveDomState ? createDomState(document, isOwnedBy(created)) : undefined,
    effects,
    inspection: createInspection(registry, connections, ownership, effects, redeclarations),
    captureStyles: () => captureStyles(document),
    prefetch: createPrefetch({ page: document, client, base, url }),
    report: (report) => hot.send(EVENTS.report, report),
    resume: createPageResume({ options, registry, componentState, storage, app }, () => context),
    recover: (reason) => reloadPage(reason, note, context),
    now: () => performance.now(),
    running: undefined,
    expected: [],
    applied: createDeferred(),
    isDamaged: false,
  }
  registry.dev = createDevHooks(context, connections)
  publishAll(context, {
    fail: ({ framework, component, error }) =>
      fail(toFailure('render', error, { framework, ...toPlace(component) })),
    warn: ({ error }) => warn(describeError(error)),
  })
  return context
}

const createFailures = (contained: () => ReadonlySet<unknown>, { uncaught }: ThrownReports) =>
  createFailureMonitor({ target: window, contained, outside: uncaught })

/** The file and the name of a component: `src/Card.vue:Card`. */
function toPlace(component: string): { readonly file: string; readonly component: string } {
  const [, file = component, name = ''] = /^(.*):([^/:]*)$/.exec(component) ?? []
  return { file, component: name }
}

function reloadPage(reason: ReloadReason, note: ReloadNote, { resume }: OrchestratorContext): void {
  note.leave(reason)
  resume.announce()
  location.reload()
}

function addOnce(diagnostics: JournalDiagnostic[], message: string): void {
  if (!diagnostics.some((one) => one.message === message)) diagnostics.push({ message })
}

function createPageResume(
  parts: Omit<ResumeContext, 'page' | 'view' | 'running' | 'isDamaged'>,
  context: () => OrchestratorContext,
): Resume {
  return createResume({
    ...parts,
    page: document,
    view: window,
    running: () => context().running,
    isDamaged: () => context().isDamaged,
  })
}

/** Everything is asked for when the page stands. */
const createScopes = (context: () => OrchestratorContext): ControlledScopePlaces =>
  createScopePlaces({
    take(slot, initialise) {
      const runtime = findDevRuntime()
      return runtime ? runtime.take(slot, initialise) : initialise()
    },
    declarations: () => context().declarations,
    isRunning: () => context().running !== undefined,
    kept: (slot) => void context().running?.snapshot.states.fates.set(slotKey(slot), HANDED_OVER),
    report: (error) => context().registry.report(error),
  })

/** What the signals, events and resources of the app call. */
function createDevHooks(context: OrchestratorContext, { hooks }: Connections): DevHooks {
  const { registry, resume, redeclarations, listeners, ownership, options } = context
  const { preserve } = createResources(ownership, (error) => registry.report(error))
  const startAnew = (signal: Signal<unknown>, initial: unknown) => {
    if (ownership.isReevaluating) setInitial(signal, initial)
  }
  const redeclared = options.preserveSignals ? redeclarations.declared : startAnew
  return {
    ...hooks,
    redeclared(signal, initial) {
      resume.declared(signal, initial)
      redeclared(signal, initial)
    },
    reload: listeners.add,
    preserve,
  }
}

/** What instrumented modules, hosts and hot adapters find on `globalThis`. */
function publishAll(context: OrchestratorContext, told: Pick<DevRuntimeContext, 'fail' | 'warn'>): void {
  const { componentState, late, versions, declarations, ownership, parking, scopes, resume } = context
  const running = () =>
    context.running && { phase: context.running.phase, components: context.running.snapshot.states }
  publish(
    DEV_RUNTIME,
    createDevRuntime({
      state: componentState,
      late,
      begin: resume.take,
      taken: scopes.located,
      versions,
      declarations,
      running,
      ...told,
    }),
  )
  publish(Symbol.for('metamon.modules'), ownership)
  publish(Symbol.for('metamon.rerender'), (url: string) => context.running?.expected.get(url)?.rerender)
  publish(ISLAND_PARKING, parking)
  publish(SCOPE_PLACES, scopes)
  setHooks(() => createUnifiedHooks(scopes))
  componentState.addSource(scopes.source)
}

function startTimer(run: () => void, delayMs: number): () => void {
  const timer = setTimeout(run, delayMs)
  return () => clearTimeout(timer)
}

const isOwnedBy =
  (adapters: OrchestratorContext['adapters']) =>
  (field: Element): boolean =>
    adapters.some((adapter) => adapter.ownsField(field))

/** The first adapter that knows a component by more than its identity has its say. */
function identify(adapters: OrchestratorContext['adapters'], component: unknown): unknown {
  const identities = adapters.map((adapter) => adapter.identifyComponent(component))
  return identities.find((identity) => identity !== component) ?? component
}

/** Puts something where every copy of this code finds it. */
export function publish(key: symbol, value: unknown): void {
  Object.defineProperty(globalThis, key, { value, configurable: true })
}
