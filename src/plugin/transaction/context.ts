import type { DevEnvironment, ErrorPayload, HotPayload } from 'vite'
import type { JournalDiagnostic, JournalEntry } from '../../shared/protocol.ts'
import type { TellProgress } from '../overlay/progress.ts'
import type { Problems } from '../overlay/problems.ts'
import type { ObeyedControls } from '../controls.ts'
import type { Batching } from './batching.ts'
import type { Dependencies } from './dependencies.ts'
import type { HealedSaves } from './healed-saves.ts'
import type { Invalidations } from './invalidations.ts'
import type { Limit } from './limit.ts'
import type { LinkReader } from './links.ts'
import type { Orphans } from './orphans.ts'
import type { Passes } from './passes.ts'
import type { Quarantine } from './quarantine.ts'
import type { RequestHold } from './request-hold.ts'
import type { SavedTexts } from './saved-texts.ts'
import type { CompareTemplates } from './template-only.ts'
import type { Verdicts } from './verdicts.ts'

/** What the parts of the server half share. */
export interface TransactionContext {
  readonly environment: DevEnvironment
  readonly passes: Passes
  readonly batching: Batching
  readonly quarantine: Quarantine
  readonly orphans: Orphans
  readonly texts: SavedTexts
  readonly verdicts: Verdicts
  readonly limit: Limit
  readonly links: LinkReader
  readonly compareTemplates: CompareTemplates
  readonly tellProgress: TellProgress
  readonly requests: RequestHold
  readonly dependencies: Dependencies
  readonly healed: HealedSaves
  readonly invalidations: Invalidations
  readonly controls: ObeyedControls
  /** The channel's own `send`. */
  readonly send: (payload: HotPayload) => void
  /** Keeps what is sent from now on, so that it goes in one piece. Returns what sends it. */
  readonly cork: () => () => void
  /** How many pages are connected, whether they take part or not. */
  readonly clientCount: () => number
  /** Remembers a settled transaction, and tells the pages of it. */
  readonly settle: (entry: JournalEntry) => void
  /** What the journal says of errors. */
  readonly describe: (errors: readonly unknown[], files: readonly string[]) => readonly JournalDiagnostic[]
  /** What is wrong, and who hears of it. */
  readonly problems: Problems
  readonly toErrorPayload: (error: unknown) => ErrorPayload
  readonly logError: (error: unknown) => void
  readonly options: TransactionOptions
}

export interface TransactionOptions {
  readonly isStrict: boolean
  /** Number of changed files from which on the page is reloaded; undefined for never. */
  readonly fullReloadThreshold: number | undefined
}
