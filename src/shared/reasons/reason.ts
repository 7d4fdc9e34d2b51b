import type { JournalEntry } from '../protocol.ts'

/** What is known of a settled transaction when it is put into words. */
export interface Facts extends Omit<JournalEntry, 'sentence' | 'hint'> {
  /** What the reason is about, where that is not one of the changed files. */
  readonly detail?: Detail
}

/** What a reason is about. */
export interface Detail {
  /** Relative to the root. */
  readonly file?: string
  /** Names of exports, components or packages. */
  readonly names?: readonly string[]
}

/** What is said of a reason code. */
export interface Reason {
  /** What happened, in one line, for people who see nothing else. */
  sentence(facts: Facts): string
  /** What to do about this very case; absent where there is nothing to do. */
  hint?(facts: Facts): string
  /** Why it happens: a paragraph of markdown. */
  readonly why: string
  /** What to do: a paragraph of markdown. */
  readonly fix: string
  /** A case for the reference, as far as it differs from any other. */
  readonly example: Partial<Facts>
}
