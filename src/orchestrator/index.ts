import type { CreateHotAdapter } from '../../adapters/contract.ts'
import {
  EVENTS,
  type ControlsMessage,
  type HistoryMessage,
  type JournalEntry,
  type Report,
  type ResumedMessage,
} from '../shared/protocol.ts'
import type { OrchestratorContext, OrchestratorOptions } from './context.ts'
import type { HotReloadOrchestrator } from './contract.ts'
import { createContext, publish } from './create-context.ts'
import type { PageInspection } from './inspect.ts'
import { createClientJournal, type ClientJournal } from './journal.ts'
import { concernsPage, type FullReload } from './full-reload.ts'
import { followAnnouncements } from './passive.ts'
import { createOrchestrator } from './orchestrator.ts'
import { followPageModules } from './page-modules.ts'
import { readBegin, readEnd, readPrefetch } from './read-message.ts'
import { createPanelOpener, type PanelModule } from './panel-opener.ts'
import { createReloadNote, type ReloadNote, type ReloadReason } from './reload-note.ts'
import { followReloads } from './resume/follow-reloads.ts'
import { LIST_LIMIT } from './settle.ts'
import { createTransactions, type Transactions } from './transactions.ts'

/** Vite's hot channel, as far as it is needed here. */
export interface HotChannel {
  on(event: string, listener: (data: never) => void | Promise<void>): void
  send(event: string, data?: unknown): void
}

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

/** How much of the time that the server waits for a report an update waits for composed text. */
const COMPOSITION_SHARE = 0.2

interface Listening {
  readonly hot: HotChannel
  readonly transactions: Transactions
  readonly journal: ClientJournal
  readonly context: OrchestratorContext
  readonly note: ReloadNote
  readonly base: string
}

/** What tools and the console find at `globalThis[Symbol.for('metamon.page')]`. */
export interface MetamonPage {
  readonly orchestrator: HotReloadOrchestrator
  readonly journal: ClientJournal
  readonly inspection: PageInspection
  readonly hot: HotChannel
  /** The path that the app is served under. */
  readonly base: string
  /** The url of a module that the server serves: the page itself need not come from the same server. */
  readonly url: string
  /** Shows the panel, with that entry of the journal where one is named. It is loaded when it is first wanted. */
  openPanel(id?: string): Promise<void>
}

/** Starts the browser half of the orchestrator. Once per page; called before any module of the app runs. */
export function startOrchestrator({ hot, adapters, options, base, url, app }: StartOptions): MetamonPage {
  const storage = safeStorage()
  const note = createReloadNote(storage)
  const context = createContext({ hot, adapters, options, base, url, note, storage, app })
  const orchestrator = createOrchestrator(context)
  const journal = createClientJournal(window)
  const reload = () => location.reload()
  followPageModules({ hot, base, url, target: window, reload, comeUp: () => comeUp(context) })
  listen({ hot, transactions: createTransactions(context, orchestrator), journal, context, note, base })
  const loading = () => loadPanel(new URL(`${base}@id/virtual:metamon/panel`, url).href)
  const opener = options.devtools ? createPanelOpener(() => page, hot, loading) : undefined
  const { inspection } = context
  const page: MetamonPage = {
    orchestrator,
    journal,
    inspection,
    hot,
    base,
    url,
    openPanel: async (id) => opener?.open(id),
  }
  publish(Symbol.for('metamon.page'), page)
  return page
}

/** Reloads the page, in the transaction that runs where one does. */
function comeUp({ running, recover, resume }: OrchestratorContext): void {
  if (running) {
    running.isReloading = true
    return recover({ id: running.id, phase: running.phase, reloaded: 'recovery' })
  }
  resume.announce()
  location.reload()
}

/** Every listener is async: Vite drops an update whose listener throws, and swallows what is rejected. */
function listen(listening: Listening): void {
  const { hot, transactions, context, base } = listening
  if (context.options.isPassive) followAnnouncements(hot, transactions)
  else followServer(listening)
  followReloads(hot, context, base)
  hot.on('vite:beforePrune', async ({ paths }: { paths: readonly string[] }) => {
    for (const path of paths) context.ownership.remove(path)
  })
}

function followServer(listening: Listening): void {
  const { hot, transactions, journal, context, note, base } = listening
  hot.send(EVENTS.hello)
  const reloaded = note.take()
  const { resumed } = context.resume
  if (resumed) void resumed.then((state) => tellResumed(listening, reloaded, state))
  else if (reloaded) context.report({ ...NOTHING, ...reloaded })
  hot.on(EVENTS.prefetch, async (data: unknown) => context.prefetch(readPrefetch(data)))
  const begin = async (data: unknown) => {
    const message = readBegin(data)
    if (!message) return
    // Vite's client takes no further message meanwhile.
    if (message.expected.some(({ tracked }) => tracked))
      await context.dom?.composed(context.options.reloadTimeout * COMPOSITION_SHARE)
    transactions.begin(message)
  }
  hot.on(EVENTS.begin, begin)
  hot.on('vite:beforeUpdate', async ({ metamon }: { readonly metamon?: unknown }) => begin(metamon))
  hot.on(EVENTS.end, async (data: unknown) => {
    const message = readEnd(data)
    if (message) await transactions.end(message.id)
  })
  hot.on(EVENTS.settled, async (entry: JournalEntry) => journal.record(entry))
  hot.on(EVENTS.history, async ({ entries }: HistoryMessage) => journal.adopt(entries))
  hot.on(EVENTS.controls, async (detail: ControlsMessage) => {
    window.dispatchEvent(new CustomEvent(EVENTS.controls, { detail }))
  })
  hot.on('vite:invalidate', async () => transactions.invalidated())
  hot.on('vite:beforeFullReload', async (payload: FullReload) => {
    const { running } = context
    if (!running || !concernsPage(payload, base, location.pathname)) return
    note.leave({ id: running.id, phase: running.phase, reloaded: 'asked' })
    running.isReloading = true
  })
}

/** The server settles the transaction that has reloaded the page, or notes a reload that none has asked for. */
function tellResumed(
  { hot, context }: Listening,
  reloaded: ReloadReason | undefined,
  { kept, lost, variables, diagnostics }: ResumedMessage,
): void {
  const state = {
    kept: kept.slice(0, LIST_LIMIT),
    lost: lost.slice(0, LIST_LIMIT),
    variables: variables.slice(0, LIST_LIMIT),
    diagnostics,
  }
  if (reloaded) context.report({ ...NOTHING, ...state, ...reloaded })
  else hot.send(EVENTS.resumed, state)
}

const NOTHING: Omit<Report, 'id' | 'phase'> = {
  reapply: [],
  kept: [],
  lost: [],
  variables: [],
  diagnostics: [],
}

/** The plugin serves it, and nothing else has this url. */
const loadPanel = (url: string): Promise<PanelModule> =>
  import(/* @vite-ignore */ url) as Promise<PanelModule>

function safeStorage(): Storage | undefined {
  try {
    return sessionStorage
  } catch {
    return undefined
  }
}
