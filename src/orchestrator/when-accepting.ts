import { nextTask } from '../../adapters/shared/hot-adapter.ts'
import type { OrchestratorContext } from './context.ts'

/** How many tasks modules are given to accept what they import themselves for. */
const MOST_TASKS = 20

/**
 * Waits until every component module of the applied update accepts the next one. Some import themselves before
 * they do, and register their components then.
 *
 * @returns false where that cannot be known, and where a module has handed the update on to its importers
 */
export async function whenAccepting(context: OrchestratorContext): Promise<boolean> {
  const { guard, running, expected } = context
  if (!guard || !running) return false
  const urls = expected.flatMap(({ url, framework }) => (framework && guard.has(url) ? [url] : []))
  const isComplete = () => urls.every((url) => guard.accepts(url))
  for (let tasks = 0; tasks < MOST_TASKS && !isComplete(); tasks += 1) await nextTask()
  return isComplete() && context.running === running && running.openInvalidations === 0
}
