import type { Browser } from 'playwright-core'
import type { Framework } from '../../src/shared/framework.ts'

/** With Metamon, or with the official plugins alone. */
export type Side = 'bare' | 'metamon'

/** One of the ways to change the app, and whether the page must be reloaded for it. */
export interface Edit {
  readonly name: string
  readonly reloads?: boolean
}

/** One framework's components, native or `.mtm`. */
export interface Place {
  readonly framework: Framework
  readonly source: 'native' | 'mtm'
}

export interface Run {
  readonly edit: Edit
  readonly place: Place
}

/** One side at work: its copy of the app, its server, its page. */
export interface Session {
  readonly side: Side
  dispose(): Promise<void>
}

/** What an edit has left: whether each kind of state has survived, and what is wrong with those that have not. */
export interface RunResult {
  readonly cells: Readonly<Record<string, boolean>>
  readonly notes: readonly string[]
  readonly outcomes: readonly string[]
}

/** One place for every edit: which one, the seed decides. */
export function pickRuns(side: Side, seed: number): readonly Run[]

export function startSession(browser: Browser, side: Side): Promise<Session>

/** Sets all state, makes an edit at a place, looks at all state, and takes the edit back. */
export function runEdit(session: Session, edit: Edit, place: Place): Promise<RunResult>
