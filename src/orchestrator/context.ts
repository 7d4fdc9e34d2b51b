import type { FrameworkHotReloadAdapter } from '../../adapters/contract.ts'
import type { ControlledIslandParking } from '../../adapters/shared/island-parking.ts'
import type { Framework } from '../shared/framework.ts'
import type { ExpectedModule, JournalDiagnostic, JournalEntry, Phase } from '../shared/protocol.ts'
import type { ComponentState, ComponentStates } from './component-state.ts'
import type { ControlledVersions } from './component-versions.ts'
import type { StatePreservationManager, StateSnapshot } from './contract.ts'
import type { Deferred } from './deferred.ts'
import type { FailureMonitor } from './failure-monitor.ts'
import type { ModuleOwnership } from './module-ownership.ts'
import type { Redeclarations } from './redeclarations.ts'
import type { StateCells } from './state-cells.ts'

/** The plugin options that matter in the page. */
export interface OrchestratorOptions {
  readonly preserveSignals: boolean
  readonly preserveSubscriptions: boolean
  readonly syncFrameworks: boolean
  /** Longest wait for the frameworks to render, in milliseconds. */
  readonly syncTimeout: number
}

/** What a page says of a transaction; the server adds the files and settles it. */
export type Report = Pick<JournalEntry, 'id' | 'kept' | 'lost' | 'diagnostics'> &
  Partial<Pick<JournalEntry, 'outcome' | 'reason'>> & {
    readonly timings?: { readonly apply: number; readonly verify: number }
  }

/** A transaction between the server's `begin` and the page's report. */
export interface RunningTransaction {
  readonly id: string
  readonly phase: Phase
  readonly snapshot: StateSnapshot
  /** What the variables of components held when the transaction began. */
  readonly components: ComponentStates
  readonly beganAt: number
  /** The timestamp that each expected module has to be evaluated with, by url. */
  readonly versions: Map<string, number>
  readonly diagnostics: JournalDiagnostic[]
  /** One promise for each changed file: the frameworks have rendered it. */
  readonly rendered: Promise<void>[]
  /** The frameworks that render something of it. */
  readonly frameworks: Set<Framework>
  /** How many modules have handed the update on to their importers, without an answer yet. */
  openInvalidations: number
}

/** The state that the orchestrator and its transactions share. */
export interface OrchestratorContext {
  readonly options: OrchestratorOptions
  readonly adapters: readonly FrameworkHotReloadAdapter[]
  readonly state: StatePreservationManager
  readonly cells: StateCells
  readonly componentState: ComponentState
  readonly versions: ControlledVersions
  readonly ownership: ModuleOwnership
  readonly redeclarations: Redeclarations
  readonly failures: FailureMonitor
  readonly parking: ControlledIslandParking
  readonly report: (report: Report) => void
  /** Reloads the page, which settles the transaction when it is back. */
  readonly recover: (id: string) => void
  /** Milliseconds, from any fixed point. */
  readonly now: () => number
  /** The running transaction; undefined while the page is idle. */
  running: RunningTransaction | undefined
  /** The modules of the update that is being applied. */
  expected: readonly ExpectedModule[]
  /** Resolved when the update that is being applied has been applied. */
  applied: Deferred
  /** True since a component threw in an update from which its framework does not recover. */
  isDamaged: boolean
}
