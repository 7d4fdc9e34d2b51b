import type { HotPayload, HotUpdateOptions, Plugin, ViteDevServer } from 'vite'
import { EVENTS, type JournalDiagnostic } from '../../shared/protocol.ts'
import { isServing, resolvedConfig, type PluginContext } from '../context.ts'
import { formatError, toDiagnostic } from '../errors.ts'
import { createGate, type Gate } from './gate.ts'
import { createLostSaves, type LostSaves } from './lost-saves.ts'
import { createOpenTransactions } from './open-transactions.ts'
import { createPasses } from './passes.ts'

/** The server half of a transaction. */
export function transactionPlugin(context: PluginContext): Plugin {
  const passes = createPasses()
  let gate: Gate | undefined
  let lostSaves: LostSaves | undefined
  const undo: (() => void)[] = []
  return {
    name: 'metamon:transaction',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview,
    config(config) {
      const runAll = config.server?.hotUpdateEnvironments ?? updateEveryEnvironment
      return {
        server: {
          async hotUpdateEnvironments(server, hmr) {
            const pass = passes.current()
            await runAll(server, hmr)
            if (pass) gate?.closePass(pass)
          },
        },
      }
    },
    configureServer(server) {
      if (!isServing(context)) return
      const opened = openGate(server, context, passes)
      gate = opened.gate
      lostSaves = createLostSaves(server.watcher)
      undo.push(opened.close, lostSaves.close)
    },
    closeBundle() {
      for (const close of undo.splice(0)) close()
    },
    hotUpdate: {
      order: 'pre',
      handler(options) {
        if (this.environment.name !== 'client') return
        passes.enter(options.file)
        return noteSave(options, lostSaves)
      },
    },
  }
}

async function noteSave(
  { file, type, modules, read }: HotUpdateOptions,
  lostSaves: LostSaves | undefined,
): Promise<void> {
  const isUsed = modules.length > 0 || file.endsWith('.mtm')
  if (isUsed && type !== 'delete') lostSaves?.handled(file, await read())
}

type RunAll = NonNullable<NonNullable<ViteDevServer['config']['server']>['hotUpdateEnvironments']>

const updateEveryEnvironment: RunAll = async (server, hmr) => {
  await Promise.all(Object.values(server.environments).map((environment) => hmr(environment)))
}

function openGate(server: ViteDevServer, context: PluginContext, passes: ReturnType<typeof createPasses>) {
  const environment = server.environments.client
  const { hot } = environment
  const send = hot.send.bind(hot)
  const transactions = createOpenTransactions({
    journal: context.journal,
    timeoutMs: context.options.reloadTimeout,
    broadcast: (event, data) => send(event, data),
  })
  const gate = createGate({
    environment,
    passes,
    transactions,
    send: (payload) => send(payload),
    clientCount: () => server.ws.clients.size,
    describe: (error, file) => describeError(context, error, file),
    logError: (error) => server.config.logger.error(formatError(error, server.config.root)),
  })
  hot.send = (...message: [HotPayload] | [string, unknown?]) => gate.take(toPayload(message))
  hot.on(EVENTS.report, (data: unknown) => transactions.report(data))
  return { gate, close: () => transactions.close() }
}

/** A `.mtm` file with several mistakes tells all of them; anything else tells of the first. */
function describeError(
  context: PluginContext,
  error: unknown,
  file: string | undefined,
): readonly JournalDiagnostic[] {
  const problems =
    context.store.current(file ?? '')?.diagnostics.filter((one) => one.severity === 'error') ?? []
  return problems.length > 0 ? problems : [toDiagnostic(error, resolvedConfig(context).root)]
}

const toPayload = ([first, data]: [HotPayload] | [string, unknown?]): HotPayload =>
  typeof first === 'string' ? { type: 'custom', event: first, data } : first
