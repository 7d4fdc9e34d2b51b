import type { EnvironmentModuleNode, HotPayload, ViteDevServer } from 'vite'
import { EVENTS, type JournalDiagnostic } from '../../shared/protocol.ts'
import { resolvedConfig, type PluginContext } from '../context.ts'
import { createErrorLog } from '../error-log.ts'
import { toDiagnostic, toErrorPayload } from '../errors.ts'
import { listenForProblems } from '../overlay/listen.ts'
import { createTellProgress } from '../overlay/progress.ts'
import { createProblems } from '../overlay/problems.ts'
import { holdViteLines } from '../vite-lines.ts'
import { createBatching, type Batching } from './batching.ts'
import type { TransactionContext } from './context.ts'
import { corkSockets } from './cork-sockets.ts'
import { createIdleCollection } from './idle-collection.ts'
import { createGate } from './gate.ts'
import { createLimit } from './limit.ts'
import { listenToPages } from './pages.ts'
import { createDependencies } from './dependencies.ts'
import type { HealedSaves } from './healed-saves.ts'
import { createInvalidations } from './invalidations.ts'
import { createLinkReader, createParse } from './links.ts'
import type { Orphans } from './orphans.ts'
import type { Passes } from './passes.ts'
import { createQuarantine } from './quarantine.ts'
import { createRequestHold } from './request-hold.ts'
import { createCompareTemplates } from './template-only.ts'
import type { SavedTexts } from './saved-texts.ts'
import { createTransactions, type Transactions } from './transactions.ts'
import { createVerdicts } from './verdicts.ts'

/** The transactions of a running server. */
export interface OpenTransactions {
  readonly batching: Batching
  /** True for a module that waits for the fix of another save. */
  isWaiting(node: EnvironmentModuleNode): boolean
  /** The files of all of those. */
  waiting(): ReadonlySet<string>
  close(): void
}

/** What the plugins of one server know together. */
export interface Known {
  readonly passes: Passes
  readonly orphans: Orphans
  readonly texts: SavedTexts
  readonly healed: HealedSaves
}

/** Puts the gate between a server and its pages. */
export function openTransactions(
  server: ViteDevServer,
  plugin: PluginContext,
  known: Known,
): OpenTransactions {
  const { hot } = server.environments.client
  const original = hot.send
  const context = createContext(server, plugin, known, (batch) => void transactions.run(batch))
  const gate = createGate(context, () => transactions)
  const transactions: Transactions = createTransactions(context, gate.invalidate)
  hot.send = (...message: [HotPayload] | [string, unknown?]) => gate.take(toPayload(message))
  server.middlewares.use(context.requests.middleware)
  const undos = [
    listenToPages(server, plugin, context),
    listenForProblems(server, context.problems),
    holdViteLines(server.environments.client, (line) => plugin.debug('decision', () => `Vite: ${line}`)),
  ]
  return {
    batching: context.batching,
    isWaiting: (node) => context.quarantine.has(node),
    waiting: context.quarantine.files,
    close() {
      for (const undo of undos) undo()
      hot.send = original
      context.requests.release()
    },
  }
}

function createContext(
  server: ViteDevServer,
  plugin: PluginContext,
  known: Known,
  opened: Parameters<typeof createBatching>[0]['opened'],
): TransactionContext {
  const environment = server.environments.client
  const send = environment.hot.send.bind(environment.hot)
  const quarantine = createQuarantine()
  const problems = createProblems({ server, plugin, isWaiting: quarantine.isWaiting })
  const parse = createParse()
  const logError = createErrorLog(server.config.logger)
  const idle = createIdleCollection()
  const beforeSave = quarantine.restoreBoundaries
  const {
    batchUpdates,
    debounceMs,
    errorRecoveryMode,
    fullReloadThreshold,
    maxConcurrentReloads,
    reloadTimeout,
  } = plugin.options
  return {
    environment,
    ...known,
    send: (payload) => send(plugin.overlay.isOurs ? withoutLog(payload) : payload),
    batching: createBatching({
      environment,
      debounceMs,
      batchUpdates,
      beforeSave,
      opened: (batch) => {
        idle.cancel()
        opened(batch)
      },
    }),
    quarantine,
    problems,
    verdicts: createVerdicts(reloadTimeout),
    limit: createLimit(maxConcurrentReloads),
    links: createLinkReader(parse),
    compareTemplates: createCompareTemplates(parse),
    tellProgress: createTellProgress({ root: environment.config.root, send }),
    requests: createRequestHold(),
    dependencies: createDependencies(environment),
    invalidations: createInvalidations(),
    controls: plugin.controls,
    cork: () => corkSockets(server.ws),
    clientCount: () => server.ws.clients.size - plugin.standalonePanels(),
    settle(entry) {
      plugin.journal.record(entry)
      send(EVENTS.settled, entry)
      problems.settled(entry)
      idle.schedule()
    },
    describe: (errors, files) => describeErrors(plugin, errors, files),
    toErrorPayload: (error) => ({ type: 'error', err: toErrorPayload(error) }),
    logError: (error) => logError(problems.toText(error)),
    options: { isStrict: errorRecoveryMode === 'strict', fullReloadThreshold },
  }
}

/** A `.mtm` file with several mistakes tells all of them; anything else tells of each error. */
function describeErrors(
  plugin: PluginContext,
  errors: readonly unknown[],
  files: readonly string[],
): readonly JournalDiagnostic[] {
  if (errors.length === 0) return []
  const problems = files.flatMap((file) =>
    (plugin.store.current(file)?.diagnostics ?? []).filter((one) => one.severity === 'error'),
  )
  const told = new Set(problems.map(({ file }) => file))
  const others = errors
    .map((error) => toDiagnostic(error, resolvedConfig(plugin).root))
    .filter(({ file }) => file === undefined || !told.has(file))
  return [...problems, ...others]
}

/** Vite's client logs an error that it does not show. Whoever listens for errors hears of it all the same. */
const withoutLog = (payload: HotPayload): HotPayload =>
  payload.type === 'error' ? { type: 'custom', event: 'vite:error', data: payload } : payload

const toPayload = ([first, data]: [HotPayload] | [string, unknown?]): HotPayload =>
  typeof first === 'string' ? { type: 'custom', event: first, data } : first
