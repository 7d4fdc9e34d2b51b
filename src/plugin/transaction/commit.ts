import type { EnvironmentModuleNode } from 'vite'
import type { Batch } from './batch.ts'
import type { TransactionContext } from './context.ts'

/** The pages run the new code: it is the last good one from now on, and what nobody imports any more may go. */
export function commit(context: TransactionContext, batch: Batch): void {
  const { environment, quarantine, send, limit } = context
  quarantine.release(batch.roots)
  batch.snapshot.commit()
  for (const prune of batch.prunes) send(prune)
  for (const node of batch.snapshot.nodes())
    if (isSoftlyInvalidated(node)) void limit(() => environment.transformRequest(node.url)).catch(() => {})
}

/**
 * An importer whose own code is as it was: it only gets the new timestamps of what it imports. Anything else is
 * left until it is asked for: what is on the disk by then may be the next save already.
 */
const isSoftlyInvalidated = (node: EnvironmentModuleNode): boolean =>
  node.transformResult === null &&
  'invalidationState' in node &&
  typeof node.invalidationState === 'object' &&
  node.importers.size > 0
