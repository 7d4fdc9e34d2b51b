import type { EnvironmentModuleNode } from 'vite'
import type { Batch } from './batch.ts'
import type { TransactionContext } from './context.ts'

/** The pages run the new code: it is the last good one from now on, and what nobody imports any more may go. */
export function commit(context: TransactionContext, batch: Batch): void {
  const { environment, quarantine, send, limit } = context
  quarantine.release(batch.roots)
  for (const prune of batch.prunes) send(prune)
  const known = [...batch.snapshot.nodes()].filter((node) => batch.snapshot.lastGood(node) && isAlive(node))
  for (const node of known) void limit(() => environment.transformRequest(node.url)).catch(() => {})
}

/** What nothing imports any more is not compiled again: it may not even be there. */
const isAlive = (node: EnvironmentModuleNode): boolean =>
  node.transformResult === null && node.importers.size > 0
