import type { ComponentFailure, CreateHotAdapter } from '../../adapters/contract.ts'
import { DEV_RUNTIME } from '../../adapters/shared/dev-runtime.ts'
import { ISLAND_PARKING } from '../../adapters/shared/find-island-parking.ts'
import { createIslandParking } from '../../adapters/shared/island-parking.ts'
import { getRegistry } from '../runtime/registry.ts'
import { EVENTS, type BeginMessage, type EndMessage, type JournalEntry } from '../shared/protocol.ts'
import type { OrchestratorContext, OrchestratorOptions } from './context.ts'
import type { HotReloadOrchestrator } from './contract.ts'
import { createComponentState } from './component-state.ts'
import { createComponentVersions } from './component-versions.ts'
import { createDeferred } from './deferred.ts'
import { createConnections } from './dev-hooks.ts'
import { createDevRuntime } from './dev-runtime.ts'
import { createFailureMonitor } from './failure-monitor.ts'
import { createClientJournal, type ClientJournal } from './journal.ts'
import { createModuleOwnership } from './module-ownership.ts'
import { createOrchestrator } from './orchestrator.ts'
import { createRedeclarations } from './redeclarations.ts'
import { createReloadNote, type ReloadNote } from './reload-note.ts'
import { createStateCells } from './state-cells.ts'
import { createStatePreservation, keepSignalValues } from './state-preservation.ts'
import { createTransactions, type Transactions } from './transactions.ts'

/** Vite's hot channel, as far as it is needed here. */
export interface HotChannel {
  on(event: string, listener: (data: never) => void | Promise<void>): void
  send(event: string, data?: unknown): void
}

export interface StartOptions {
  readonly hot: HotChannel
  readonly adapters: readonly CreateHotAdapter[]
  readonly options: OrchestratorOptions
  /** The path that the app is served under. */
  readonly base: string
}

interface Listening {
  readonly hot: HotChannel
  readonly transactions: Transactions
  readonly journal: ClientJournal
  readonly context: OrchestratorContext
  readonly note: ReloadNote
}

/** What tools and the console find at `globalThis[Symbol.for('metamon.page')]`. */
export interface MetamonPage {
  readonly orchestrator: HotReloadOrchestrator
  readonly journal: ClientJournal
}

/** Starts the browser half of the orchestrator. Once per page; called before any module of the app runs. */
export function startOrchestrator({ hot, adapters, options, base }: StartOptions): MetamonPage {
  const note = createReloadNote(safeStorage())
  const context = createContext({ hot, adapters, options, base, note })
  const orchestrator = createOrchestrator(context)
  const journal = createClientJournal(window)
  listen({ hot, transactions: createTransactions(context, orchestrator), journal, context, note })
  const page = { orchestrator, journal }
  publish('metamon.page', page)
  return page
}

function createContext({ hot, adapters, options, base, note }: StartOptions & { readonly note: ReloadNote }) {
  const registry = getRegistry()
  const cells = createStateCells()
  const redeclarations = createRedeclarations(
    () => context.running !== undefined && ownership.current !== undefined,
  )
  const ownership = createModuleOwnership({
    base,
    aroundReevaluation: () =>
      options.preserveSignals ? keepSignalValues(registry, redeclarations.isReset) : () => {},
  })
  const connections = createConnections(options.preserveSubscriptions ? ownership.claim : () => {})
  const adapterContext = {
    applied: () => context.applied.promise,
    connections: (framework: string) => connections.list().filter((one) => one.framework === framework),
    cells: cells.list,
  }
  const componentState = createComponentState()
  const versions = createComponentVersions(() => context.running !== undefined)
  const created = adapters.map((create) => create(adapterContext))
  const parking = createIslandParking({ identify: (component) => identify(created, component) })
  const context: OrchestratorContext = {
    options,
    adapters: created,
    state: createStatePreservation({ registry, ownership, cells, adapters: created }),
    cells,
    componentState,
    versions,
    ownership,
    redeclarations,
    failures: createFailureMonitor(window, (error) => parking.contained.has(error)),
    parking,
    report: (report) =>
      hot.send(EVENTS.report, {
        phase: 'update',
        reapply: [],
        ...report,
        ...(report.outcome === 'aborted' && { failed: 'evaluate' }),
        ...(report.outcome === 'reloaded' && { reloaded: 'asked' }),
      }),
    recover(id) {
      note.leave({ id, reason: 'reload.recovery' })
      location.reload()
    },
    now: () => performance.now(),
    running: undefined,
    expected: [],
    applied: createDeferred(),
    isDamaged: false,
  }
  registry.dev = { ...connections.hooks, redeclared: redeclarations.declared }
  const fail = ({ error }: ComponentFailure) =>
    void context.running?.diagnostics.push({ message: String(error) })
  const runtime = createDevRuntime({ state: componentState, versions, running: () => context.running, fail })
  publish(DEV_RUNTIME, runtime)
  publish('metamon.modules', ownership)
  publish(ISLAND_PARKING, parking)
  return context
}

/** The first adapter that knows a component by more than its identity has its say. */
function identify(adapters: OrchestratorContext['adapters'], component: unknown): unknown {
  const identities = adapters.map((adapter) => adapter.identifyComponent(component))
  return identities.find((identity) => identity !== component) ?? component
}

/** Every listener is async: Vite drops an update whose listener throws, and swallows what is rejected. */
function listen({ hot, transactions, journal, context, note }: Listening): void {
  const reloaded = note.take()
  if (reloaded) context.report({ outcome: 'reloaded', kept: [], lost: [], diagnostics: [], ...reloaded })
  hot.send(EVENTS.hello)
  hot.on(EVENTS.begin, async (message: BeginMessage) => transactions.begin(message))
  hot.on(EVENTS.end, async (message: EndMessage) => transactions.end(message.id))
  hot.on(EVENTS.settled, async (entry: JournalEntry) => journal.record(entry))
  hot.on('vite:invalidate', async () => transactions.invalidated())
  hot.on('vite:beforeFullReload', async () =>
    context.running ? note.leave({ id: context.running.id }) : undefined,
  )
  hot.on('vite:beforePrune', async ({ paths }: { paths: readonly string[] }) => {
    for (const path of paths) context.ownership.remove(path)
  })
}

function publish(key: string | symbol, value: unknown): void {
  const symbol = typeof key === 'symbol' ? key : Symbol.for(key)
  Object.defineProperty(globalThis, symbol, { value, configurable: true })
}

function safeStorage(): Storage | undefined {
  try {
    return sessionStorage
  } catch {
    return undefined
  }
}
