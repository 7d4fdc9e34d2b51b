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
 * page of the app. All that it sends carries the token that only `__metamon/key.js` tells, and only pages of the
 * same origin; anything without it is not answered. Nothing that is sent is code, a path or a url: ids and keys that the receiver knows.
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

/** Where the panel is, after the path that the app is served under. */
export const PANEL_FOLDER: string = '__metamon/'

/** The module in that folder that exports the `token`. */
export const PANEL_KEY_FILE: string = 'key.js'

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
  /** True from `clear-state` to the next update. */
  readonly isClearing: boolean
}

/** Only the changed fields are there. An entry that is new, or says more than before, comes alone; all other fields are whole. */
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
  /** Has the next update start all state anew. */
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
 * large, deleted, or outside the root), `nothing-to-do`, `unknown-signal`, `too-many` (more than 20
 * actions within 10 seconds), `busy` (the same is under way).
 */
export type PanelRefusal =
  | 'unknown-entry'
  | 'not-kept'
  | 'nothing-to-do'
  | 'unknown-signal'
  | 'too-many'
  | 'busy'

/** The outcome of a re-applied version is an entry of the journal, like that of any save. */
export type PanelAnswer =
  | { readonly request: number; readonly isDone: true }
  | { readonly request: number; readonly isDone: false; readonly refusal: PanelRefusal }

/** What a page of the app can be asked for: what the tabs of the panel show. */
export type PageTopic = 'signals' | 'subscriptions' | 'memory'

/** Of the signals, the first `limit` whose key contains `text`. Other topics need none. */
export interface PageQuery {
  readonly text: string
  /** At most 1000. */
  readonly limit: number
}

export interface PanelRead {
  readonly token: string
  readonly request: number
  readonly topic: PageTopic
  readonly query?: PageQuery
}

/** What one page of the app has told. Nothing comes from pages that are gone, asleep, or have too much to tell. */
export interface PanelPage {
  readonly request: number
  /** Names the page as long as it is connected. */
  readonly pageId: string
  /** Path and query of the page, without its origin. */
  readonly path: string
  /** What the panel's own code in that page has made of it: plain data, to be shown as text. */
  readonly data: JsonValue
}

/** The server's question to a page of the app. */
export type PageAsk =
  | {
      readonly request: string
      readonly kind: 'read'
      readonly topic: PageTopic
      readonly query: PageQuery
    }
  | {
      readonly request: string
      readonly kind: 'set-signal'
      readonly key: string
      readonly value: JsonValue
    }

/** A page's answer: what was asked for, or whether it could be done. */
export type PageTell =
  | { readonly request: string; readonly path: string; readonly data: JsonValue }
  | { readonly request: string; readonly isDone: boolean }

/**
 * What the module `panel` exports as `answerAsk`, which the page loads when it is first asked.
 * @returns plain data, or whether the signal could be written
 */
export type AnswerAsk = (ask: PageAsk) => Promise<JsonValue>

/** What the module `panel` exports as `startPanelPage` is given, by the page at `__metamon/`. */
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
