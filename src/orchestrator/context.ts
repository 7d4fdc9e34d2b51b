import type { FrameworkHotReloadAdapter } from '../../adapters/contract.ts'
import type { ControlledIslandParking } from '../../adapters/shared/control-island-parking.ts'
import type { Registry } from '../runtime/registry.ts'
import type { Framework } from '../shared/framework.ts'
import type { ExpectedModule, JournalDiagnostic, Loss, Phase, Report } from '../shared/protocol.ts'
import type { ReloadError } from '../shared/reload-error.ts'
import type { ComponentState } from './component-state.ts'
import type { ControlledVersions } from './component-versions.ts'
import type { ControlledScopePlaces } from './unified/scope-places.ts'
import type { StatePreservationManager, StateSnapshot } from './contract.ts'
import type { ControlledDeclarations } from './declarations.ts'
import type { Deferred } from './deferred.ts'
import type { DomSnapshot, DomState } from './dom-state.ts'
import type { EffectWatch } from './effect-watch.ts'
import type { FailureMonitor } from './failure-monitor.ts'
import type { UpdateFailure } from './failures.ts'
import type { HmrGuard } from './hmr-guard.ts'
import type { PageInspection } from './inspect.ts'
import type { LateState } from './late-state.ts'
import type { ControlledOwnership } from './control-ownership.ts'
import type { Paints } from './paints.ts'
import type { Prefetch } from './prefetch.ts'
import type { ControlledRedeclarations } from './control-redeclarations.ts'
import type { Resume } from './resume/resume.ts'
import type { CallListeners } from './call-listeners.ts'
import type { ReloadReason } from './reload-note.ts'
import type { ThrownReports } from './thrown.ts'
import type { RestoreStyles } from './style-state.ts'

/** The plugin options that matter in the page. */
export interface OrchestratorOptions {
  readonly preserveSignals: boolean
  readonly preserveSubscriptions: boolean
  readonly preserveComponentState: boolean
  readonly preserveDomState: boolean
  readonly syncFrameworks: boolean
  /** Longest wait for the frameworks to render, in milliseconds. */
  readonly syncTimeout: number
  /** How long the server waits for a report, in milliseconds. */
  readonly reloadTimeout: number
  /** `strict`: what cannot be restored, adapters that stay deaf and late frameworks make an update fail too. */
  readonly errorRecoveryMode: 'graceful' | 'strict'
  /** True where the server cannot take part in updates. */
  readonly isPassive?: boolean
  /** True where people can look into the page with the panel. */
  readonly devtools?: boolean
}

/** A transaction between the server's `begin` and the page's last report of it. */
export interface RunningTransaction {
  readonly id: string
  /** The changed files, relative to the root. */
  readonly files: Set<string>
  /** `rollback` from the moment in which it is known that the update has failed. */
  phase: Phase
  readonly snapshot: StateSnapshot
  readonly dom: DomSnapshot | undefined
  /** What of it is nowhere any more, once the transaction is closed. */
  lostDom: readonly Loss[]
  readonly restoreStyles: RestoreStyles
  /** When the present phase began. */
  beganAt: number
  /** True where the page is to be reloaded, and to begin without what it holds. */
  readonly startsAnew: boolean
  /** What the present phase brings, by url. */
  readonly expected: Map<string, ExpectedModule>
  readonly diagnostics: JournalDiagnostic[]
  /** What has gone wrong in the present phase. */
  readonly failures: UpdateFailure[]
  /** Why the update was given up. */
  errors: readonly ReloadError[]
  /** One promise for each changed file: the frameworks have rendered it. */
  readonly rendered: Promise<void>[]
  /** The frameworks that render something of it. */
  readonly frameworks: Set<Framework>
  /** Signals that the update has created, once it has failed. */
  createdSignals: readonly string[]
  /** How many modules have handed the update on to their importers, without an answer yet. */
  openInvalidations: number
  /** True when the page is about to be reloaded, which settles the transaction. */
  isReloading: boolean
}

/** The state that the orchestrator and its transactions share. */
export interface OrchestratorContext {
  readonly options: OrchestratorOptions
  readonly registry: Registry
  readonly adapters: readonly FrameworkHotReloadAdapter[]
  readonly state: StatePreservationManager
  readonly componentState: ComponentState
  readonly late: LateState
  readonly versions: ControlledVersions
  readonly declarations: ControlledDeclarations
  readonly ownership: ControlledOwnership
  readonly redeclarations: ControlledRedeclarations
  readonly failures: FailureMonitor
  /** What the server is told of what was thrown. */
  readonly thrown: ThrownReports
  readonly parking: ControlledIslandParking
  readonly scopes: Pick<ControlledScopePlaces, 'restore' | 'release'>
  readonly callListeners: CallListeners
  /** Undefined where Vite's client is not of the shape that is known. */
  readonly guard: HmrGuard | undefined
  /** Undefined where there is no document, or nothing of it is to be kept. */
  readonly dom: DomState | undefined
  readonly captureStyles: () => RestoreStyles
  readonly effects: EffectWatch
  /** What tools ask of the page. */
  readonly inspection: PageInspection
  /** Fetches what an update is going to bring. */
  readonly prefetch: Prefetch
  readonly resume: Resume
  readonly report: (report: Report) => void
  /** Told of what is on the page. */
  readonly paints: Paints
  /** Reloads the page, which settles the transaction when it is back. */
  readonly recover: (note: ReloadReason) => void | Promise<void>
  /** Milliseconds, from any fixed point. */
  readonly now: () => number
  /** The running transaction; undefined while the page is idle. */
  running: RunningTransaction | undefined
  /** The modules of the update that is being applied. */
  expected: readonly ExpectedModule[]
  /** Resolved when the update that is being applied has been applied. */
  applied: Deferred
  /** True since something threw in an update from which its framework does not recover. */
  isDamaged: boolean
}
