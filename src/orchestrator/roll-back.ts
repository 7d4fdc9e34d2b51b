import type { OrchestratorContext, RunningTransaction } from './context.ts'
import { toReloadError } from './failures.ts'
import { chooseReapplied } from './reapply.ts'
import { signalsSince } from './state-preservation.ts'
import type { HotReloadOrchestrator } from './contract.ts'

/**
 * Takes back what can be taken back in the page when an update has failed: subscriptions, signals, styles, hot
 * contexts. From now on the transaction is one that is rolled back.
 *
 * @returns urls of the modules whose last good code has to be evaluated again
 */
export function beginRollBack(
  context: OrchestratorContext,
  orchestrator: HotReloadOrchestrator,
  running: RunningTransaction,
): readonly string[] {
  running.phase = 'rollback'
  running.errors = running.failures.map(toReloadError)
  context.thrown.inUpdate(running.id, running.failures)
  for (const error of running.errors) orchestrator.handleReloadError(error)
  const reapplied = chooseReapplied(context, running)
  context.versions.rollBack()
  context.declarations.rollBack()
  // What is not made anew once more holds what it held.
  running.snapshot.states.fates.clear()
  context.guard?.rollBack(new Set(reapplied))
  // The signals come back while nobody listens: not the failed code, and those before have not missed anything.
  context.ownership.rollBack(() => {
    context.state.restoreSignalState(running.snapshot.signals)
    context.scopes.restore(running.snapshot.states)
  })
  context.redeclarations.rollBack()
  if (context.options.preserveSignals)
    running.createdSignals = signalsSince(context.registry, running.snapshot.signals)
  running.restoreStyles()
  running.failures.length = 0
  return reapplied
}
