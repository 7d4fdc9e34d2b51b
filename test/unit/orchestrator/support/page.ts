import { vi } from 'vitest'
import type { FrameworkHotReloadAdapter, StateValue } from '../../../../adapters/contract.ts'
import { controlIslandParking } from '../../../../adapters/shared/control-island-parking.ts'
import { createIslandParking } from '../../../../adapters/shared/island-parking.ts'
import { createComponentState } from '../../../../src/orchestrator/component-state.ts'
import { createComponentVersions } from '../../../../src/orchestrator/component-versions.ts'
import { createDeclarations } from '../../../../src/orchestrator/declarations.ts'
import type {
  OrchestratorContext,
  OrchestratorOptions,
  RunningTransaction,
} from '../../../../src/orchestrator/context.ts'
import { createCallListeners } from '../../../../src/orchestrator/call-listeners.ts'
import { controlOwnership } from '../../../../src/orchestrator/control-ownership.ts'
import { controlRedeclarations } from '../../../../src/orchestrator/control-redeclarations.ts'
import { createDeferred } from '../../../../src/orchestrator/deferred.ts'
import { createConnections } from '../../../../src/orchestrator/dev-hooks.ts'
import type { Uncaught } from '../../../../src/orchestrator/failure-monitor.ts'
import { addFailure, type UpdateFailure } from '../../../../src/orchestrator/failures.ts'
import { findRenames } from '../../../../src/orchestrator/find-renames.ts'
import { findHmrClient } from '../../../../src/orchestrator/hmr-client.ts'
import { createHmrGuard } from '../../../../src/orchestrator/hmr-guard.ts'
import { createLateState } from '../../../../src/orchestrator/late-state.ts'
import { createModuleOwnership } from '../../../../src/orchestrator/module-ownership.ts'
import { createOrchestrator } from '../../../../src/orchestrator/orchestrator.ts'
import { createRedeclarations } from '../../../../src/orchestrator/redeclarations.ts'
import { createReloadListeners } from '../../../../src/orchestrator/reload-listeners.ts'
import type { ReloadReason } from '../../../../src/orchestrator/reload-note.ts'
import { createScopePlaces } from '../../../../src/orchestrator/unified/scope-places.ts'
import { createStatePreservation, keepSignalValues } from '../../../../src/orchestrator/state-preservation.ts'
import { createTransactions } from '../../../../src/orchestrator/transactions.ts'
import { getRegistry } from '../../../../src/runtime/registry.ts'
import type { BeginMessage, ExpectedModule, Loss, Report } from '../../../../src/shared/protocol.ts'
import { createViteClient, type ModuleBody } from './vite-client.ts'

export interface PageOptions {
  readonly adapter?: Partial<FrameworkHotReloadAdapter>
  readonly options?: Partial<OrchestratorOptions>
  /** Whether Vite's client is there to be guarded. */
  readonly hasClient?: boolean
}

/** What a test saves: a module and what it does, or what it throws. */
export interface Save extends Pick<Partial<ExpectedModule>, 'framework' | 'tracked'> {
  readonly url: string
  readonly body?: ModuleBody
}

/** The browser half on Vite's own client, with modules that are functions. */
export async function createPage({ adapter = {}, options = {}, hasClient = true }: PageOptions = {}) {
  const vite = await createViteClient()
  const registry = getRegistry()
  const reports: Report[] = []
  const thrown: { readonly id: string; readonly failures: readonly UpdateFailure[] }[] = []
  const recovered: ReloadReason[] = []
  const restored: string[] = []
  const painted: string[] = []
  const page = {
    uncaught: [] as Uncaught[],
    state: [] as StateValue[],
    lostDom: [] as Loss[],
    timestamp: 1_790_000_000_000,
  }
  const declared = createRedeclarations((...renewed) => redeclarations.renewed(...renewed))
  const redeclarations = controlRedeclarations(
    declared,
    () => context.running !== undefined && ownership.current !== undefined,
  )
  const ownership = createModuleOwnership({
    base: '/',
    aroundReevaluation: () => keepSignalValues(registry, redeclarations.isReset),
  })
  const controlled = controlOwnership(ownership, '/')
  const listeners = createReloadListeners(ownership.claim)
  const connections = createConnections(ownership.claim)
  const vue: FrameworkHotReloadAdapter = {
    framework: 'vue',
    recoversFromThrow: false,
    handleComponentReload: vi.fn(async () => {}),
    preserveFrameworkState: (componentId) => ({ componentId, framework: 'vue', values: new Map() }),
    restoreFrameworkState: () => {},
    reconnectMetamonAdapters: vi.fn(),
    validateAdapterConnections: () => true,
    identifyComponent: (component) => component,
    ownsField: () => false,
    ...adapter,
  }
  const componentState = createComponentState()
  componentState.addSource({ framework: 'vue', read: () => page.state })
  const fail = (failure: UpdateFailure) => {
    if (context.running) addFailure(context.running.failures, failure)
  }
  const client = hasClient ? findHmrClient(vite.hot) : undefined
  const context: OrchestratorContext = {
    options: {
      preserveSignals: true,
      preserveSubscriptions: true,
      preserveComponentState: true,
      preserveDomState: true,
      syncFrameworks: true,
      syncTimeout: 1000,
      reloadTimeout: 10_000,
      errorRecoveryMode: 'graceful',
      ...options,
    },
    registry,
    adapters: [vue],
    state: createStatePreservation({
      registry,
      ownership: controlled,
      components: () => componentState.capture(),
      adapters: [vue],
    }),
    componentState,
    resume: createNoResume(),
    late: createLateState(() => () => {}),
    versions: createComponentVersions(() => context.running !== undefined),
    declarations: createDeclarations({ isRunning: () => context.running !== undefined, findRenames }),
    ownership: controlled,
    redeclarations,
    thrown: {
      inUpdate: (id, failures) => void thrown.push({ id, failures: [...failures] }),
      uncaught: () => {},
    },
    failures: { begin: () => {}, seen: () => page.uncaught.splice(0), end: () => {} },
    parking: controlIslandParking(createIslandParking()),
    scopes: createScopePlaces({
      take: (_, initialise) => initialise(),
      declarations: () => context.declarations,
      isRunning: () => context.running !== undefined,
      kept: () => {},
      report: () => {},
    }),
    callListeners: createCallListeners(listeners),
    guard:
      client &&
      createHmrGuard({
        client,
        isRunning: () => context.running !== undefined,
        fail,
        importTimeout: 8000,
        warn: () => {},
      }),
    dom: {
      capture: () => ({
        restore() {
          restored.push('dom')
          return page.lostDom
        },
      }),
      composed: async () => {},
      release: () => {},
    },
    effects: { reevaluated: () => {}, grown: () => [], list: () => [] },
    inspection: {
      registry,
      followers: () => [],
      effects: () => [],
      initialOf: () => undefined,
      moduleOf: () => undefined,
    },
    captureStyles: () => () => void restored.push('styles'),
    prefetch: () => {},
    report: (report) => reports.push(report),
    paints: { verified: (id) => void painted.push(id), settled: () => {} },
    recover: (reason) => void recovered.push(reason),
    now: () => 0,
    running: undefined,
    expected: [],
    applied: createDeferred(),
    isDamaged: false,
  }
  registry.dev = { ...connections.hooks, redeclared: declared.declared, reload: listeners.add }
  const orchestrator = createOrchestrator(context)
  const transactions = createTransactions(context, orchestrator)

  /** A module's code as the plugin serves it: bracketed by its ownership. */
  const write = (url: string, body: ModuleBody = accept) =>
    vite.write(url, (hot, fullUrl) => {
      const { leave } = ownership.enter(fullUrl)
      body(hot, fullUrl)
      leave()
    })
  const load = async (url: string, body?: ModuleBody) => {
    write(url, body)
    await vite.load(url)
  }
  /** Delivers what was saved, as the server does. */
  const deliver = async (saves: readonly Save[], message: Partial<BeginMessage> = {}) => {
    const timestamp = (page.timestamp += 1)
    for (const { url, body } of saves) write(url, body)
    const expected = saves.map(({ url, framework, tracked = true }) => ({
      url,
      timestamp,
      tracked,
      ...(framework && { framework }),
    }))
    const begin: BeginMessage = {
      id: '1',
      files: saves.map(({ url }) => url.slice(1)),
      reason: 'hot.self-accept',
      phase: 'update',
      expected,
      ...message,
    }
    transactions.begin(begin)
    await vite.update(...saves.map(({ url }) => ({ path: url, timestamp })))
    await transactions.end(begin.id)
  }
  const running = (): RunningTransaction => context.running!
  return {
    ...vite,
    ...transactions,
    page,
    context,
    vue,
    orchestrator,
    reports,
    thrown,
    recovered,
    restored,
    painted,
    write,
    load,
    deliver,
    running,
    fail,
  }
}

export const accept: ModuleBody = (hot) => hot.accept()

/** The code of a module that throws. */
export const throwing: ModuleBody = () => {
  throw new Error('on purpose')
}

/** Of a page that no other has left anything. */
const createNoResume = (): OrchestratorContext['resume'] => ({
  announce: async () => {},
  isStranded: false,
  updated: () => {},
})
