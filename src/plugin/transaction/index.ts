import type { HotPayload, Plugin, ViteDevServer } from 'vite'
import { EVENTS } from '../../shared/protocol.ts'
import type { PluginContext } from '../context.ts'
import { formatError } from '../errors.ts'
import { createGate, type Gate } from './gate.ts'
import { healLostSaves } from './lost-saves.ts'
import { createOpenTransactions } from './open-transactions.ts'
import { createPasses } from './passes.ts'

/** The server half of a transaction. */
export function transactionPlugin(context: PluginContext): Plugin {
  const passes = createPasses()
  let gate: Gate | undefined
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
      const opened = openGate(server, context, passes)
      gate = opened.gate
      undo.push(opened.close, healLostSaves(server.watcher))
    },
    closeBundle() {
      for (const close of undo.splice(0)) close()
    },
    hotUpdate: {
      order: 'pre',
      handler(options) {
        if (this.environment.name === 'client') passes.enter(options.file)
      },
    },
  }
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
    logError: (error) => server.config.logger.error(formatError(error, server.config.root)),
  })
  hot.send = (...message: [HotPayload] | [string, unknown?]) => gate.take(toPayload(message))
  hot.on(EVENTS.settled, (data: unknown) => transactions.report(data))
  return { gate, close: () => transactions.close() }
}

const toPayload = ([first, data]: [HotPayload] | [string, unknown?]): HotPayload =>
  typeof first === 'string' ? { type: 'custom', event: first, data } : first
