import type { NormalizedHotChannelClient, ViteDevServer } from 'vite'
import { PAINTED_EVENT } from '../../shared/painted.ts'
import { EVENTS, type ControlsMessage } from '../../shared/protocol.ts'
import { resolvedConfig, type PluginContext } from '../context.ts'
import { takeRestartNote } from '../restart-note.ts'
import type { TransactionContext } from './context.ts'
import { toResumedEntry, type RestartCause } from './entry.ts'
import { historyOf } from './history.ts'
import { readPainted, readResumed } from './report.ts'

/** How long pages take to be back after a restart of the server, in milliseconds. */
const RESTART_MS = 30_000

type Client = Pick<NormalizedHotChannelClient, 'send'>

/**
 * Follows the pages of a server. What they say is taken from anybody who reaches the socket: no listener throws,
 * and none takes a path.
 *
 * @returns its undo
 */
export function listenToPages(
  { environments, ws }: ViteDevServer,
  plugin: PluginContext,
  context: TransactionContext,
): () => void {
  const { verdicts, settle, send, dependencies, invalidations } = context
  const { hot } = environments.client
  const resumed = createResumedListener(causeOfRestart(plugin), settle)
  const hello = (_: unknown, client: Client) => {
    verdicts.joined(client)
    plugin.debug('client', () => `a page has joined; ${verdicts.size} take part`)
    dependencies.note()
    welcome(plugin, client)
  }
  const report = (data: unknown, client: object) => verdicts.take(data, client)
  const painted = (data: unknown, client: object) => {
    const message = readPainted(data)
    if (message && verdicts.takeApplied(message.id, client) && plugin.journal.painted(message))
      send({ type: 'custom', event: PAINTED_EVENT, data: message })
  }
  const invalidate = (data: unknown) => invalidations.take(data)
  const disconnect = (_: unknown, client: object) => {
    verdicts.left(client)
    plugin.debug('client', () => `a page has left; ${verdicts.size} take part`)
  }
  hot.on(EVENTS.hello, hello)
  hot.on(EVENTS.report, report)
  hot.on(PAINTED_EVENT, painted)
  hot.on(EVENTS.resumed, resumed)
  hot.on('vite:invalidate', invalidate)
  ws.on('vite:client:disconnect', disconnect)
  const stopControls = plugin.controls.onChange(() =>
    send({ type: 'custom', event: EVENTS.controls, data: controlsOf(plugin) }),
  )
  return () => {
    hot.off(EVENTS.hello, hello)
    hot.off(EVENTS.report, report)
    hot.off(PAINTED_EVENT, painted)
    hot.off(EVENTS.resumed, resumed)
    hot.off('vite:invalidate', invalidate)
    ws.off('vite:client:disconnect', disconnect)
    stopControls()
  }
}

/** A page that comes later is told what the others know. */
function welcome({ journal, controls }: PluginContext, client: Client): void {
  if (journal.entries.length > 0) client.send(EVENTS.history, historyOf(journal.entries))
  if (controls.isPaused || controls.isClearing) client.send(EVENTS.controls, controlsOf({ controls }))
}

const controlsOf = ({ controls }: Pick<PluginContext, 'controls'>): ControlsMessage => ({
  isPaused: controls.isPaused,
  pausedFiles: controls.pausedFiles,
  isClearing: controls.isClearing,
})

/** Where a save has restarted the server, the pages that come back are told of it. */
function causeOfRestart(plugin: PluginContext): (RestartCause & { readonly until: number }) | undefined {
  const note = takeRestartNote(resolvedConfig(plugin))
  if (!note) return undefined
  plugin.journal.adopt(note.entries)
  return { reason: note.reason, files: note.files, until: Date.now() + RESTART_MS }
}

/** Of each page, one message is taken. One without news is only of interest after a restart. */
function createResumedListener(
  restart: ReturnType<typeof causeOfRestart>,
  settle: TransactionContext['settle'],
): (data: unknown, client: object) => void {
  const clients = new WeakSet<object>()
  return (data, client) => {
    const message = readResumed(data)
    if (!message || clients.has(client)) return
    clients.add(client)
    const cause = restart && Date.now() < restart.until ? restart : undefined
    const { kept, lost, diagnostics } = message
    if (cause || kept.length + lost.length + diagnostics.length > 0) settle(toResumedEntry(message, cause))
  }
}
