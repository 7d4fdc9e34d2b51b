import type { Loss, VariableFate, VariableReport } from '../shared/protocol.ts'
import type { ReloadError, ReloadErrorType } from '../shared/reload-error.ts'

export type { Loss, ReloadError, ReloadErrorType, VariableFate, VariableReport }

/** One hot update: its id, and the changed files relative to the root. */
export interface ReloadInfo {
  readonly id: string
  readonly files: readonly string[]
}

/** A hot update that is on the page. */
export interface AppliedReload extends ReloadInfo {
  /** Names of what was kept: `signal:cart:total`, `event:cart:add`, `state:src/Cart.vue:open`. */
  readonly kept: readonly string[]
  /** What was not kept, and why. */
  readonly lost: readonly Loss[]
  /** What became of every variable with state of a component or module, and why. */
  readonly variables: readonly VariableReport[]
}

/** A hot update that failed, and was taken back. */
export interface RolledBackReload extends ReloadInfo {
  readonly errors: readonly ReloadError[]
}

/** What each kind of listener is called with. */
export interface ReloadMoments {
  before: ReloadInfo
  after: AppliedReload
  rollback: RolledBackReload
}
