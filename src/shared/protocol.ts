import type { Framework } from './framework.ts'

/** Custom events on Vite's own hot channel, and on `window` for `settled`. */
export const EVENTS = {
  /** What an update is going to bring, while it is still open whether it comes. */
  prefetch: 'metamon:prefetch',
  begin: 'metamon:begin',
  end: 'metamon:end',
  /** From the page: it can take part in transactions from now on. */
  hello: 'metamon:hello',
  /** From the page: how the update went there. */
  report: 'metamon:report',
  /** From the page: what it has been given back of the page before it, where no transaction has reloaded it. */
  resumed: 'metamon:resumed',
  settled: 'metamon:settled',
  /** To a page that has said hello: what has settled before it came. */
  history: 'metamon:history',
  /** What people have asked of the updates to come; on `window` as well. */
  controls: 'metamon:controls',
} as const

/** How a transaction ended. */
export type Outcome = 'applied' | 'aborted' | 'rolled-back' | 'reloaded' | 'ignored'

/** Why it ended so: a stable code, the same in the journal, the terminal and the page. */
export type ReasonCode =
  | 'hot.self-accept'
  | 'hot.boundary'
  | 'hot.style-only'
  | 'hot.template-only'
  | 'hot.script-state-kept'
  | 'remount.signature'
  | 'reload.no-boundary'
  | 'reload.mixed-exports'
  | 'reload.circular'
  | 'reload.html'
  | 'reload.config'
  | 'reload.env'
  | 'reload.dependencies'
  | 'reload.plugin'
  | 'reload.cleared'
  | 'reload.recovery'
  | 'reload.server'
  | 'reload.threshold'
  | 'reload.rollback-failed'
  | 'aborted.compile'
  | 'aborted.evaluate'
  | 'rollback.accept'
  | 'rollback.render'
  | 'rollback.strict'
  | 'rollback.timeout'
  | 'ignored.not-in-graph'
  | 'ignored.same-content'
  | 'ignored.no-client'
  | 'ignored.no-page'
  | 'ignored.pattern'
  | 'timeout.no-report'
  | 'version.again'
  | 'version.back'
  | 'version.disk'

/** What can be said of a transaction besides why it ended as it did. */
export type NoteCode = 'batched' | 'healed.lost-save'

/** One module that the page evaluates in a transaction. */
export interface ExpectedModule {
  /** The module's url, without a query that changes with each update. */
  readonly url: string
  /** The update's own timestamp, which the browser evaluates the module under, or under a later one. */
  readonly timestamp: number
  /** The framework that renders the update; absent for plain modules and styles. */
  readonly framework?: Framework
  /** False for modules that do not say when they have been evaluated (styles). */
  readonly tracked: boolean
  /** True when nothing but the template of a Vue component has changed. */
  readonly rerender?: boolean
}

/** What an update brings: new code, or the last good code again after new code has failed. */
export type Phase = 'update' | 'rollback'

/** A module that an update is going to bring, in the words of Vite's own message. */
export interface PrefetchedModule {
  /** The module whose callbacks are called. */
  readonly path: string
  /** The module that is imported. */
  readonly acceptedPath: string
  readonly timestamp: number
  readonly explicitImportRequired?: boolean
}

/** The server's word that it prepares an update. Its modules can be fetched; they are answered when it is decided. */
export interface PrefetchMessage {
  readonly modules: readonly PrefetchedModule[]
}

/**
 * The server's word that an update follows. It comes with the update itself, so that no message is waited for
 * between the two, or as an event of its own where a reload follows.
 */
export interface BeginMessage {
  readonly id: string
  /** The changed files, relative to the root. */
  readonly files: readonly string[]
  readonly reason: ReasonCode
  readonly phase: Phase
  readonly expected: readonly ExpectedModule[]
  /** The transaction that this update goes on with: a module in it has called `invalidate()`. */
  readonly continues?: string
}

/** The server's word that the update has been delivered. Arrives whatever happened in between. */
export interface EndMessage {
  readonly id: string
}

/** What of an update failed in the page, in the order in which it can. */
export type FailureKind = 'evaluate' | 'accept' | 'render' | 'strict' | 'timeout'

/** A page's word on how a phase of a transaction went there. */
export interface Report extends Pick<JournalEntry, 'id' | 'kept' | 'lost' | 'variables' | 'diagnostics'> {
  readonly phase: Phase
  /** What failed; absent when the update is on the page. */
  readonly failed?: FailureKind
  /** Urls of the expected modules whose last good code the page needs again. Empty when it runs on untouched. */
  readonly reapply: readonly string[]
  /** Set by a page that was reloaded to settle the transaction, and why when the server did not ask for it. */
  readonly reloaded?: 'asked' | 'recovery'
  readonly timings?: { readonly apply: number; readonly verify: number }
}

/** The server's word on what has settled so far: the last entries of its journal, oldest first. */
export interface HistoryMessage {
  readonly entries: readonly JournalEntry[]
}

/** The server's word on what people have asked of the updates to come. */
export interface ControlsMessage {
  /** True while saves are collected instead of being applied. */
  readonly isPaused: boolean
  /** How many files have been saved since the pause began. */
  readonly pausedFiles: number
  /** True when the next update starts all state anew. */
  readonly isClearing: boolean
}

/** A page's word on what became of the state that the page before it has left. */
export type ResumedMessage = Pick<JournalEntry, 'kept' | 'lost' | 'variables' | 'diagnostics'>

/** A problem as the journal shows it. */
export interface JournalDiagnostic {
  readonly message: string
  readonly code?: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
  readonly hint?: string
  readonly frame?: string
}

/** Something that was not kept, and why. */
export interface Loss {
  readonly name: string
  readonly reason: string
}

/** What an update can make of a variable that holds state. */
export type VariableFate = 'kept' | 'new-initial' | 'renamed' | 'reset' | 'lost'

/** Why a variable was kept whose component was made anew. */
export const HANDED_OVER_REASON = 'handed over'

/** What became of one variable of a component or module, and why. */
export interface VariableReport {
  /** `Card.count`; where a hook or a class of the component declares it, `Card.useThing.thing`. */
  readonly name: string
  readonly fate: VariableFate
  readonly reason: string
}

/** Milliseconds. What is not known is left out. */
export interface Timings {
  /** From the time of the saved file to when the server heard of it. Not part of `total`. */
  readonly watch?: number
  readonly prepare?: number
  /** From the server to the page and back, without what the page did meanwhile. */
  readonly send?: number
  readonly apply?: number
  readonly verify?: number
  /**
   * From when the page had verified the update to the next frame that it has painted. Added to the entry a moment
   * after it has settled, by the first page that tells; absent where none is in sight. Not part of `total`.
   */
  readonly paint?: number
  /** From when the server heard of the first save of the transaction to its end. */
  readonly total: number
}

/** What kind of step a transaction took. */
export type StepKind =
  | 'changed'
  | 'parsed'
  | 'boundary'
  | 'remount'
  | 'keep'
  | 'verified'
  | 'failed'
  | 'rolled-back'
  | 'reloaded'

/** One step on the way to what became of a save, for people. */
export interface Step {
  readonly kind: StepKind
  readonly text: string
  /** Relative to the root. */
  readonly file?: string
  readonly code?: ReasonCode | NoteCode
}

/** What happened to one save. The only thing that overlay, panel, terminal and tests read. */
export interface JournalEntry {
  readonly id: string
  readonly outcome: Outcome
  readonly reason: ReasonCode
  /** What happened, in one line of plain text: the same in the terminal, the page and the panel. */
  readonly sentence: string
  /** What to do about it; absent where there is nothing to do. */
  readonly hint?: string
  /** The changed files, relative to the root. */
  readonly files: readonly string[]
  /** The frameworks that render what has changed. */
  readonly frameworks: readonly Framework[]
  /** Files from the changed one up to the entry that could not be updated, each imported by the next. Mostly empty. */
  readonly chain: readonly string[]
  /** How it was decided, in order. */
  readonly steps: readonly Step[]
  /** When the server heard of the first save, in milliseconds since 1970. */
  readonly savedAt: number
  readonly timings: Timings
  /** Names of what was kept: `signal:cart:total`, `event:cart:add`. */
  readonly kept: readonly string[]
  readonly lost: readonly Loss[]
  /** The state of all components and modules, what was not simply kept first. One entry for like instances. */
  readonly variables: readonly VariableReport[]
  readonly diagnostics: readonly JournalDiagnostic[]
}
