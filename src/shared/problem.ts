import type { Framework } from './framework.ts'
import type { Outcome, ReasonCode } from './protocol.ts'

/** Custom events on Vite's own hot channel that are about problems. */
export const PROBLEM_EVENTS = {
  /** From the server: all that is wrong now. */
  problems: 'metamon:problems',
  /** From the page: what was thrown there. */
  thrown: 'metamon:thrown',
  /** From the page: try what waits once more. Has no arguments. */
  retry: 'metamon:retry',
  /** From the server: how far the preparation of many files has come. */
  progress: 'metamon:progress',
} as const

/** What was being done when it went wrong. The first three are of the server, the rest is of the page. */
export const PHASES = [
  'resolve',
  'parse',
  'transform',
  'evaluate',
  'accept',
  'render',
  'strict',
  'timeout',
  'uncaught',
  'rejection',
] as const

/** One of `PHASES`. */
export type ProblemPhase = (typeof PHASES)[number]

/** A piece of a line of code, and what kind of piece it is: `keyword`, `string`, `comment`. */
export type FrameToken = readonly [type: string, text: string]

/** A line of the original file. */
export interface FrameLine {
  /** 1-based. */
  readonly number: number
  readonly tokens: readonly FrameToken[]
  /** The part that is to blame, as indices into the line's text; the second is behind the last. */
  readonly marked?: readonly [from: number, to: number]
}

/** A call in a stack. */
export interface StackLine {
  readonly name: string
  /** Relative to the root; absent for code of packages and for what cannot be told. */
  readonly file?: string
  /** 1-based. */
  readonly line?: number
  /** 0-based. */
  readonly column?: number
  /** How many calls of packages, Vite and Metamon are folded into this one; 0 for a call of the app. */
  readonly folded: number
}

/** What has led to an error: `error.cause`, or one of the errors of an `AggregateError`. */
export interface Cause {
  readonly message: string
  readonly stack: readonly StackLine[]
}

/** Something that is wrong, with all that it takes to show it. Texts are the app's: never to be taken for markup. */
export interface Problem {
  /** The same for the same problem at the same place. */
  readonly id: string
  readonly message: string
  readonly phase: ProblemPhase
  /** True when the server has found it, false when it was thrown in a page. */
  readonly isCompile: boolean
  readonly code?: string
  readonly hint?: string
  /** Relative to the root, with slashes. */
  readonly file?: string
  /** 1-based. */
  readonly line?: number
  /** 0-based. */
  readonly column?: number
  readonly framework?: Framework
  /** The Vite plugin that has thrown it. */
  readonly plugin?: string
  /** The place with a few lines around it; empty where the file may not be shown. */
  readonly lines: readonly FrameLine[]
  readonly stack: readonly StackLine[]
  readonly causes: readonly Cause[]
  /** The components around what was thrown, innermost first. */
  readonly components: readonly string[]
}

/** All that is wrong in a page. Empty when nothing is any more. */
export interface ProblemsMessage {
  readonly problems: readonly Problem[]
  /** How the last transaction that has failed ended; absent when no save has. */
  readonly outcome?: Outcome
  /** What became of the save, in one sentence. */
  readonly sentence: string
  /** The journal entry of that save. */
  readonly entry?: string
  /** Why the save ended so; absent where the panel, which explains it, is turned off. */
  readonly reason?: ReasonCode
  /** True when the page goes on with the code of before the save. */
  readonly isRunningLastGood: boolean
  /** True when nothing else is to be done before it is fixed. */
  readonly isStrict: boolean
  /** The root of the project, for the editor. */
  readonly root: string
  /** For a report of the problem: `vite 8.3.8, node 20.20.2`. */
  readonly versions: string
}

/** An error as a page tells it. */
export interface ThrownError {
  readonly message: string
  readonly stack: string
  readonly phase: ProblemPhase
  readonly file?: string
  readonly framework?: Framework
  readonly components: readonly string[]
  readonly causes: readonly { readonly message: string; readonly stack: string }[]
}

/** What was thrown in a page: in an update that is named, or by the running app. */
export interface ThrownMessage {
  readonly id?: string
  readonly errors: readonly ThrownError[]
}

/** How far the preparation of an update has come. */
export interface ProgressMessage {
  readonly done: number
  readonly total: number
  /** The last file that was done, relative to the root. */
  readonly file: string
}
