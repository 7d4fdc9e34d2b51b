import type { BeginMessage } from '../shared/protocol.ts'
import type { OrchestratorContext, RunningTransaction } from './context.ts'
import { takeSnapshot } from './orchestrator.ts'
import { removeUnused } from './state-preservation.ts'
import { namesUpdate } from './verify.ts'

/** Tells the app of an update, and takes the snapshot that outlives it. Closes what is still open. */
export function openTransaction(context: OrchestratorContext, message: BeginMessage): RunningTransaction {
  const { id, files, phase } = message
  const earlier = context.running
  if (earlier) close(context, earlier)
  const diagnostics = phase === 'update' ? context.callListeners('before', { id, files }) : []
  context.redeclarations.begin()
  context.failures.begin()
  context.parking.begin()
  context.guard?.begin()
  // What a failed update has taken off the page is still in the snapshot from before.
  const states = earlier?.phase === 'rollback' ? earlier.snapshot.states : context.late.states
  const snapshot = takeSnapshot(context, states)
  context.ownership.begin()
  return {
    id,
    files: new Set(),
    phase,
    snapshot,
    dom: context.options.preserveDomState ? context.dom?.capture() : undefined,
    lostDom: [],
    restoreStyles: context.captureStyles(),
    beganAt: context.now(),
    expected: new Map(),
    diagnostics: [...diagnostics],
    failures: [],
    errors: [],
    rendered: [],
    frameworks: new Set(),
    createdSignals: [],
    openInvalidations: 0,
    startsAnew: message.reason === 'reload.cleared',
    isReloading: false,
  }
}

/** Ends a transaction: what was evaluated last stays, and nobody is silent, parked or guarded any more. */
export function close(context: OrchestratorContext, running: RunningTransaction): void {
  const { ownership, versions, declarations, guard, parking, scopes, registry } = context
  ownership.commit()
  if (running.phase === 'update') ownership.wake()
  versions.commit()
  declarations.commit()
  guard?.end()
  parking.release()
  scopes.release()
  removeUnused(registry, running.createdSignals)
  running.lostDom = running.dom?.restore() ?? []
  context.failures.end((stack) => running.phase === 'update' && namesUpdate(stack, running))
  parking.contained.clear()
  if (context.running === running) context.running = undefined
}
