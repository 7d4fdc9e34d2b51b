import type { Undo } from '../runtime/undo.ts'
import {
  PANEL_EVENTS,
  type PageTopic,
  type PanelAct,
  type PanelAction,
  type PanelAnswer,
  type PanelChange,
  type PanelOpen,
  type PanelPage,
  type PanelRefusal,
  type PanelState,
} from '../shared/panel-protocol.ts'
import type { Connection, SignalQuery } from './source.ts'

/** A hot channel that may not be able to forget a listener. */
export interface LinkChannel {
  on(event: string, listener: (data: never) => void | Promise<void>): void
  off?(event: string, listener: (data: never) => void | Promise<void>): void
  send(event: string, data?: unknown): void
}

/** The way to the server, and through it to the pages of the app. */
export interface ServerLink {
  readonly connection: Connection
  /** Undefined until the server has told it. */
  readonly state: PanelState | undefined
  /** Calls the listener when one of the two has changed. */
  subscribe(listener: () => void): Undo
  /**
   * @throws {Error} when it is refused, or nobody answers
   */
  act(action: PanelAction): Promise<void>
  /** Asks the pages of the app; the listener hears each that answers, until the next question of that topic. */
  read(topic: PageTopic, query: SignalQuery, heard: (page: PanelPage) => void): void
  readonly dispose: Undo
}

const ANSWER_TIMEOUT_MS = 5000

const REFUSALS: Record<PanelRefusal, string> = {
  'unknown-entry': 'The server does not know this save any more',
  'not-kept': 'The files of this save are not kept any more',
  'nothing-to-do': 'There is nothing to do: this is what the page runs',
  'unknown-signal': 'There is no such signal any more',
  'too-many': 'Too many actions at once: wait a few seconds',
  busy: 'The same is under way already',
}

interface Pending {
  resolve(): void
  reject(error: Error): void
}

/** Creates the link of one panel. The token is what the server asks for. */
export function createServerLink(hot: LinkChannel, token: string): ServerLink {
  let connection: Connection = 'connecting'
  let state: PanelState | undefined
  let requests = 0
  const listeners = new Set<() => void>()
  const pending = new Map<number, Pending>()
  const reads = new Map<number, { readonly topic: PageTopic; heard(page: PanelPage): void }>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const connect = (next: Connection) => {
    connection = next
    tell()
  }
  const undos = listenAll(hot, {
    [PANEL_EVENTS.state]: (told: PanelState) => {
      state = told
      connect('connected')
    },
    [PANEL_EVENTS.change]: (change: PanelChange) => {
      if (state) state = applyChange(state, change)
      tell()
    },
    [PANEL_EVENTS.answer]: (answer: PanelAnswer) => {
      const waiting = pending.get(answer.request)
      pending.delete(answer.request)
      if (answer.isDone) waiting?.resolve()
      else waiting?.reject(new Error(REFUSALS[answer.refusal] ?? 'The server refuses this'))
    },
    [PANEL_EVENTS.page]: (page: PanelPage) => reads.get(page.request)?.heard(page),
    'vite:ws:disconnect': () => connect('disconnected'),
    'vite:ws:connect': () => hot.send(PANEL_EVENTS.open, { token } satisfies PanelOpen),
  })
  hot.send(PANEL_EVENTS.open, { token } satisfies PanelOpen)
  return {
    get connection() {
      return connection
    },
    get state() {
      return state
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    act(action) {
      const request = (requests += 1)
      hot.send(PANEL_EVENTS.act, { token, request, action } satisfies PanelAct)
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('The server does not answer')), ANSWER_TIMEOUT_MS)
        pending.set(request, {
          resolve: () => resolve(clearTimeout(timer)),
          reject: (error) => reject((clearTimeout(timer), error)),
        })
      })
    },
    read(topic, query, heard) {
      const request = (requests += 1)
      for (const [old, { topic: other }] of reads) if (other === topic) reads.delete(old)
      reads.set(request, { topic, heard })
      hot.send(PANEL_EVENTS.read, { token, request, topic, query })
    },
    dispose() {
      hot.send(PANEL_EVENTS.close, { token })
      for (const undo of undos) undo()
      listeners.clear()
    },
  }
}

/** Vite drops what comes behind a listener that throws: they are all async. */
function listenAll(
  hot: LinkChannel,
  handlers: Readonly<Record<string, (data: never) => void>>,
): readonly Undo[] {
  return Object.entries(handlers).map(([event, handle]) => {
    const listener = async (data: never) => handle(data)
    hot.on(event, listener)
    return () => hot.off?.(event, listener)
  })
}

function applyChange(state: PanelState, { entry, ...changed }: PanelChange): PanelState {
  if (!entry) return { ...state, ...changed }
  const isKnown = state.entries.some(({ id }) => id === entry.id)
  const entries = isKnown
    ? state.entries.map((one) => (one.id === entry.id ? entry : one))
    : [...state.entries, entry]
  return { ...state, ...changed, entries }
}
