import type { ComponentStateSnapshot } from '../../adapters/contract.ts'
import type { GlobalSignal } from '../runtime/nodes.ts'
import type { Loss, VariableReport } from '../shared/protocol.ts'
import type { ReloadError } from '../shared/reload-error.ts'
import type { ComponentStates } from './component-state.ts'

/** What kind of file a save has changed. */
export type ChangeType = 'mtm' | 'native' | 'dependency'

/** The values of all global signals. Values are kept by reference. */
export interface SignalStateSnapshot {
  readonly signals: readonly GlobalSignal[]
  /** What each of them held. */
  readonly held: readonly unknown[]
  /** The same by key; made each time that it is asked for. */
  readonly values: ReadonlyMap<string, unknown>
}

/** How many active subscriptions there are, by event name and by signal key. */
export interface SubscriptionSnapshot {
  readonly events: Readonly<Record<string, number>>
  readonly signals: Readonly<Record<string, number>>
}

/** Everything that has to outlive an update. */
export interface StateSnapshot {
  readonly signals: SignalStateSnapshot
  readonly subscriptions: SubscriptionSnapshot
  /** By component. */
  readonly components: ReadonlyMap<string, ComponentStateSnapshot>
  /** The same, with what is needed to hand each value to the variable that takes its place. */
  readonly states: ComponentStates
  /** Milliseconds since the epoch. */
  readonly takenAt: number
}

/** What became of a snapshot: names like `signal:cart:total`, and what was lost with the reason why. */
export interface RestoreReport {
  readonly kept: readonly string[]
  readonly lost: readonly Loss[]
  /** Every variable of a component or module: what was not simply kept first. */
  readonly variables: readonly VariableReport[]
}

/** Takes one save from the server's word that an update follows to the settled journal entry. */
export interface HotReloadOrchestrator {
  /** Resolves when the frameworks have rendered what this change brought. */
  handleFileChange(filePath: string, changeType: ChangeType): Promise<void>
  preserveState(): StateSnapshot
  /** Puts back what an update has taken away; says what was kept and what was lost, and why. */
  restoreState(snapshot: StateSnapshot): RestoreReport
  /** Reconnects every adapter that does not validate. Rejects when one still does not. */
  syncFrameworks(): Promise<void>
  handleReloadError(error: ReloadError): void
}

/** Reads and writes the state that lives outside of modules and components. */
export interface StatePreservationManager {
  backupSignalState(): SignalStateSnapshot
  restoreSignalState(snapshot: SignalStateSnapshot): void
  backupSubscriptions(): SubscriptionSnapshot
  /** Brings back the subscriptions of every module that the running transaction has evaluated. */
  restoreSubscriptions(snapshot: SubscriptionSnapshot): void
  backupComponentState(componentId: string): ComponentStateSnapshot
  restoreComponentState(componentId: string, snapshot: ComponentStateSnapshot): void
}
