import type { ViteDevServer } from 'vite'
import { PANEL_EVENTS, type PanelAnswer, type PanelChange } from '../../shared/panel-protocol.ts'
import { EVENTS } from '../../shared/protocol.ts'
import type { PluginContext } from '../context.ts'
import { act } from './actions.ts'
import { createPages, toldData, type Client } from './pages.ts'
import { createRateLimit } from '../rate-limit.ts'
import { hasToken, readAct, readRead } from './read-messages.ts'
import { changingState, panelState } from './state.ts'

/** Connects panels, pages and the server. */
export interface PanelHub {
  /** How many panels are connected that are no page of the app. */
  readonly standaloneCount: number
  close(): void
}

/** How much is taken from all panels together: actions, and questions to the pages. */
const LIMITS = { actions: 20, reads: 200, windowMs: 10_000 }

/**
 * Listens on Vite's own channel, which anybody can reach who reaches the server: nothing is answered without the
 * token, no listener throws, and nothing that is sent is a path, a url or code.
 */
export function createPanelHub(server: ViteDevServer, context: PluginContext, token: string): PanelHub {
  const { hot } = server.environments.client
  const pages = createPages()
  const panels = new Set<Client>()
  const now = () => performance.now()
  const mayAct = createRateLimit(LIMITS.actions, LIMITS.windowMs, now)
  const mayRead = createRateLimit(LIMITS.reads, LIMITS.windowMs, now)
  const tell = (change: PanelChange) => panels.forEach((client) => client.send(PANEL_EVENTS.change, change))
  const tellChange = () => panels.size > 0 && tell(changingState(context))
  const actions = {
    controls: context.controls,
    versions: context.versions,
    pages,
    isEntry: (id: string) => context.journal.entries.some((one) => one.id === id),
    retry: () => retry(server, context),
  }
  const listeners: Record<string, Listener> = {
    [PANEL_EVENTS.open](data, client) {
      if (!hasToken(data, token)) return
      panels.add(client)
      client.send(PANEL_EVENTS.state, panelState(context))
    },
    [PANEL_EVENTS.close]: (data, client) => void (hasToken(data, token) && panels.delete(client)),
    async [PANEL_EVENTS.act](data, client) {
      const message = hasToken(data, token) ? readAct(data) : undefined
      if (!message) return
      const { request, action } = message
      const refusal = mayAct() ? await act(action, actions) : 'too-many'
      const answer: PanelAnswer = refusal ? { request, isDone: false, refusal } : { request, isDone: true }
      client.send(PANEL_EVENTS.answer, answer)
      tellChange()
    },
    async [PANEL_EVENTS.read](data, client) {
      const message = hasToken(data, token) ? readRead(data) : undefined
      if (!message || !mayRead()) return
      const { request, topic, query } = message
      for (const answer of await pages.ask({ kind: 'read', topic, query })) {
        const told = toldData(answer)
        if (told) client.send(PANEL_EVENTS.page, { request, pageId: answer.pageId, ...told })
      }
    },
    [PANEL_EVENTS.tell]: (data, client) => pages.take(data, client),
    [EVENTS.hello]: (_, client) => pages.joined(client),
  }
  const heard = Object.entries(listeners).map(
    ([event, listener]) => [event, withoutThrowing(listener, server)] as const,
  )
  for (const [event, listener] of heard) hot.on(event, listener)
  const left = (_: unknown, client: Client) => {
    pages.left(client)
    panels.delete(client)
  }
  server.ws.on('vite:client:disconnect', left)
  const undos = [
    context.journal.onSettled((entry) => panels.size > 0 && tell({ entry, ...changingState(context) })),
    context.journal.onPainted((entry) => panels.size > 0 && tell({ entry })),
    context.controls.onChange(tellChange),
  ]
  return {
    get standaloneCount() {
      return [...panels].filter((client) => !pages.has(client)).length
    },
    close() {
      for (const [event, listener] of heard) hot.off(event, listener)
      server.ws.off('vite:client:disconnect', left)
      for (const undo of undos) undo()
    },
  }
}

type Listener = (data: unknown, client: Client) => void | Promise<void>

/** What throws in a listener would end the server. */
const withoutThrowing =
  (listener: Listener, { config }: ViteDevServer) =>
  async (data: unknown, client: Client): Promise<void> => {
    try {
      await listener(data, client)
    } catch (error) {
      config.logger.error(`[metamon] a message of a panel was not answered: ${String(error)}`)
    }
  }

/** A save of what is on the disk, as far as anybody can tell. */
function retry({ watcher }: ViteDevServer, context: PluginContext): boolean {
  const files = [...context.waiting()]
  for (const file of files) watcher.emit('change', file)
  return files.length > 0
}
