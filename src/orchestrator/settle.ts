import type { FailureKind, Report } from '../shared/protocol.ts'
import type { OrchestratorContext, RunningTransaction } from './context.ts'
import type { HotReloadOrchestrator, RestoreReport } from './contract.ts'
import { toReloadError } from './failures.ts'
import { describeKept, type KeptState } from './kept.ts'
import { LIST_LIMIT } from './list-limit.ts'
import { close } from './open-transaction.ts'
import { beginRollBack } from './roll-back.ts'

/** When a phase was applied and verified. */
export interface Applied {
  readonly appliedAt: number
  readonly verifiedAt: number
}

/** Commits an update, or the last good code that has taken its place. */
export function settleGood(
  context: OrchestratorContext,
  running: RunningTransaction,
  applied: Applied,
): Report {
  close(context, running)
  const kept = describeAll(context, running)
  context.late.keep(kept.gone)
  const { id, phase, errors } = running
  const files = [...running.files]
  const thrown =
    phase === 'update'
      ? context.callListeners('after', { id, files, ...toRestoreReport(kept) })
      : context.callListeners('rollback', { id, files, errors })
  running.diagnostics.push(...thrown, ...context.effects.grown())
  return toReport(running, { phase, applied, kept })
}

/** What the frameworks know of, and what only the document does. */
function describeAll(context: OrchestratorContext, { snapshot, lostDom }: RunningTransaction): KeptState {
  const described = describeKept(context, snapshot)
  const lost = [...described.lost, ...lostDom.map((one) => ({ ...one, isDeliberate: true }))]
  return { ...described, lost }
}

interface Failed extends Applied {
  readonly failed: FailureKind
}

/**
 * Gives an update up. Where the server has to serve its last good code again, the transaction stays open.
 * Where that code fails too, it stays open as well, until the server reloads the page.
 */
export function settleFailed(
  context: OrchestratorContext,
  orchestrator: HotReloadOrchestrator,
  running: RunningTransaction,
  { failed, ...applied }: Failed,
): Report {
  const { phase } = running
  if (phase === 'rollback') {
    for (const failure of running.failures) orchestrator.handleReloadError(toReloadError(failure))
    return toReport(running, { phase, failed, applied })
  }
  const reapply = beginRollBack(context, orchestrator, running)
  if (reapply.length > 0 && !context.options.isPassive)
    return toReport(running, { phase, failed, reapply, applied })
  const { id, errors } = running
  close(context, running)
  const kept = describeAll(context, running)
  context.late.keep(kept.gone)
  running.diagnostics.push(...context.callListeners('rollback', { id, files: [...running.files], errors }))
  return toReport(running, { phase, failed, applied, kept })
}

interface Verdict extends Pick<Report, 'phase' | 'failed'> {
  readonly applied: Applied
  readonly reapply?: readonly string[]
  readonly kept?: KeptState
}

function toReport(running: RunningTransaction, { applied, kept, reapply = [], ...verdict }: Verdict): Report {
  const { appliedAt, verifiedAt } = applied
  return {
    id: running.id,
    ...verdict,
    reapply,
    ...toRestoreReport(kept),
    diagnostics: running.diagnostics.slice(0, LIST_LIMIT),
    timings: { apply: appliedAt - running.beganAt, verify: verifiedAt - appliedAt },
  }
}

const toRestoreReport = (kept: KeptState | undefined): RestoreReport => ({
  kept: kept?.kept.slice(0, LIST_LIMIT) ?? [],
  lost: kept?.lost.slice(0, LIST_LIMIT).map(({ name, reason }) => ({ name, reason })) ?? [],
  variables: kept?.variables.slice(0, LIST_LIMIT) ?? [],
})
