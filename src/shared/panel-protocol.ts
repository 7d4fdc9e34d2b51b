import type { JournalEntry } from './protocol.ts'

/** The names of the events. */
export interface PanelEvents {
  readonly open: 'metamon:panel:open'
  readonly close: 'metamon:panel:close'
  readonly state: 'metamon:panel:state'
  readonly change: 'metamon:panel:change'
  readonly act: 'metamon:panel:act'
  readonly answer: 'metamon:panel:answer'
  readonly read: 'metamon:panel:read'
  readonly page: 'metamon:panel:page'
  readonly ask: 'metamon:panel:ask'
  readonly tell: 'metamon:panel:tell'
}

/**
 * Custom events of the panel, on Vite's own hot channel. A panel is the page at `__metamon/`, or the element in a
 * page of the app. All that it sends carries the token that only `virtual:metamon/panel-key` tells; anything
 * without it is not answered. Nothing that is sent is code, a path or a url: ids and keys that the receiver knows.
 */
export const PANEL_EVENTS: PanelEvents = {
  /** From a panel: it wants the state now, and every change from now on (`PanelOpen`). */
  open: 'metamon:panel:open',
  /** From a panel: no more changes (`PanelOpen`). A closed connection says the same. */
  close: 'metamon:panel:close',
  /** From the server, to one panel: everything that it knows (`PanelState`). */
  state: 'metamon:panel:state',
  /** From the server, to open panels: what is not any more as it was (`PanelChange`). */
  change: 'metamon:panel:change',
  /** From a panel: something to do (`PanelAct`). */
  act: 'metamon:panel:act',
  /** From the server, to that panel: what came of it (`PanelAnswer`). */
  answer: 'metamon:panel:answer',
  /** From a panel: what is in the pages of the app now (`PanelRead`). */
  read: 'metamon:panel:read',
  /** From the server, to that panel: one page of the app; one message for each page (`PanelPage`). */
  page: 'metamon:panel:page',
  /** From the server, to pages of the app: tell what you hold, or do this (`PageAsk`). */
  ask: 'metamon:panel:ask',
  /** From a page of the app: what it was asked for (`PageTell`). */
  tell: 'metamon:panel:tell',
}

/** Longest message that is taken from a panel or a page, in characters of JSON. */
export const PANEL_MESSAGE_LIMIT: number = 256 * 1024

/** What JSON can say. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

export interface PanelOpen {
  readonly token: string
}

/** What can be done with an entry of the journal. */
export interface EntryVersion {
  readonly id: string
  /** True when the texts that this save has brought are still there: they can be applied again, or gone back to. */
  readonly isKept: boolean
}

/** What the server knows, as a panel shows it. */
export interface PanelState {
  /** Settled saves, oldest first: at most 200. */
  readonly entries: readonly JournalEntry[]
  /** Which of them can be applied again, or gone back to. */
  readonly versions: readonly EntryVersion[]
  /** The files that are not served from the disk at the moment, and the entry whose text they have. */
  readonly pinned: readonly PinnedFile[]
  /** Files that wait for a fix: their last save could not be applied. Relative to the root. */
  readonly waiting: readonly string[]
  readonly controls: PanelControls
  /** The options of the plugin that are set, as JSON. */
  readonly options: { readonly [name: string]: JsonValue }
  /** Versions of Vite, Metamon and the frameworks in use. */
  readonly tools: { readonly [name: string]: string }
  /** The path that the app is served under. */
  readonly base: string
  /** The name of the root folder; never where it is. */
  readonly project: string
}

/** A file that is served as it was after some save. */
export interface PinnedFile {
  /** Relative to the root. */
  readonly file: string
  readonly entryId: string
}

export interface PanelControls {
  /** True while saves are collected instead of being applied. */
  readonly isPaused: boolean
  /** How many files have been saved since the pause began. */
  readonly pausedFiles: number
  /** False for a panel that may only look: see `not-local`. */
  readonly canAct: boolean
}

/** Only the changed fields are there. A new entry comes alone; all other fields are whole. */
export type PanelChange = Partial<Omit<PanelState, 'entries'>> & { readonly entry?: JournalEntry }

export type PanelAction =
  /** Serves the files of the save again as it has left them, and evaluates them again. */
  | { readonly kind: 'apply-again'; readonly entryId: string }
  /** Serves every file that has changed since as it was after that save. Nothing is written to the disk. */
  | { readonly kind: 'back-to'; readonly entryId: string }
  /** Serves what is on the disk again. */
  | { readonly kind: 'release' }
  /** Tries the files again that wait for a fix. */
  | { readonly kind: 'retry' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** Reloads the pages of the app without the state that they hold. */
  | { readonly kind: 'clear-state' }
  /** Writes a global signal that exists, in every page of the app or in one. */
  | {
      readonly kind: 'set-signal'
      readonly key: string
      readonly value: JsonValue
      readonly pageId?: string
    }

export interface PanelAct {
  readonly token: string
  /** Told again in the answer. */
  readonly request: number
  readonly action: PanelAction
}

/**
 * Why an action was not done: `unknown-entry` (not in the journal), `not-kept` (its texts are gone: too old, too
 * large, deleted, or outside the root), `nothing-to-do`, `not-json`, `unknown-signal`, `too-many` (more than 20
 * actions within 10 seconds), `busy` (the same is under way).
 */
export type PanelRefusal =
  | 'unknown-entry'
  | 'not-kept'
  | 'nothing-to-do'
  | 'not-json'
  | 'unknown-signal'
  | 'too-many'
  | 'busy'

/** The outcome of a re-applied version is an entry of the journal, like that of any save. */
export type PanelAnswer =
  | { readonly request: number; readonly isDone: true }
  | { readonly request: number; readonly isDone: false; readonly refusal: PanelRefusal }

export interface PanelRead {
  readonly token: string
  readonly request: number
}

/** One page of the app. */
export interface PanelPage {
  readonly request: number
  readonly pageId: string
  readonly page: PageData
}

/** What a page of the app holds, as plain data of limited size. */
export interface PageData {
  readonly title: string
  /** Path and query of the page, without its origin. */
  readonly path: string
  readonly signals: readonly SignalData[]
  readonly subscriptions: SubscriptionData
  readonly counters: PageCounters
}

/** A global signal. */
export interface SignalData {
  readonly key: string
  /** The value as JSON; absent where it is none (a function, a class instance, a cycle), too large or secret. */
  readonly value?: JsonValue
  /** A short text for people: `{ items: 3 }`, `function save`, `••••` for a secret. */
  readonly preview: string
  readonly isSecret: boolean
  /** True when something other than its declaration has written it. */
  readonly isTouched: boolean
  /** Listeners, effects and computeds that follow it. */
  readonly subscribers: number
  /** Files that name it, relative to the root: those that declare, read and write it. Filled in by the server. */
  readonly files: readonly string[]
}

/** Active listeners by name: now, and before the last save that this page has taken part in. */
export interface SubscriptionData {
  readonly before: SubscriptionTotals | null
  readonly now: SubscriptionTotals
}

export interface SubscriptionTotals {
  readonly events: { readonly [name: string]: number }
  readonly signals: { readonly [key: string]: number }
}

/** What grows when something leaks. */
export interface PageCounters {
  /** Bytes of the JavaScript heap; null where the browser does not tell. */
  readonly heapBytes: number | null
  readonly domNodes: number
  /** Components that adapters' hooks have connected to signals and events. */
  readonly connections: number
  readonly signals: number
  readonly subscriptions: number
  /** Modules of the app that this page has evaluated. */
  readonly modules: number
}

/** The server's question to a page of the app. */
export type PageAsk =
  | { readonly request: string; readonly kind: 'read' }
  | {
      readonly request: string
      readonly kind: 'set-signal'
      readonly key: string
      readonly value: JsonValue
    }
  | { readonly request: string; readonly kind: 'clear-state' }

/** A page's answer. Of a write, whether the signal exists. */
export type PageTell =
  | { readonly request: string; readonly page: PageData }
  | { readonly request: string; readonly isDone: boolean }

/** What `startPanelPage` of the standalone page is given, by the module that the server makes for it. */
export interface PanelPageOptions {
  /** Vite's hot channel: `import.meta.hot`. */
  readonly hot: PanelChannel
  readonly token: string
  /** The path that the app is served under. */
  readonly base: string
}

/** Vite's hot channel, as far as panels need it. */
export interface PanelChannel {
  on(event: string, listener: (data: never) => void | Promise<void>): void
  off(event: string, listener: (data: never) => void | Promise<void>): void
  send(event: string, data?: unknown): void
}

/** What the element in a page of the app finds at `globalThis[Symbol.for('metamon.page')].panel`. */
export interface InPagePanel {
  readonly hot: PanelChannel
  /** The path that the app is served under. */
  readonly base: string
  /**
   * Resolves to the token, which the element needs to act; undefined where the page has another origin than
   * the server, and the element can only show what the page itself knows.
   */
  token(): Promise<string | undefined>
  /** What this page holds. */
  inspect(): Promise<PageData>
  /** Writes a signal of this page. False when there is none of that key. */
  setSignal(key: string, value: JsonValue): Promise<boolean>
}
