import type { DevEnvironment, EnvironmentModuleNode, Update } from 'vite'
import { stableUrl } from '../../shared/module-id.ts'
import type { Batch } from './batch.ts'
import { isStyle } from './prepare.ts'

/**
 * Puts the last good code of a whole batch back, and gives a new timestamp to what a page has to load again.
 *
 * A changed module is invalidated softly: Vite then serves the code that it has, with no transform but for
 * the timestamps of its imports, so that the page evaluates it anew and every later importer gets the same
 * instance.
 *
 * @param delivered the updates that the page was told of
 * @param reapply urls, without update queries, of the boundaries that a page needs again
 * @returns the updates that bring the last good code to the page
 */
export function rollBackGraph(
  environment: DevEnvironment,
  { snapshot, roots }: Batch,
  delivered: readonly Update[],
  reapply: ReadonlySet<string>,
): Update[] {
  const { moduleGraph } = environment
  const changed = (update: Update) =>
    changedBelow(moduleGraph.urlToModuleMap.get(update.acceptedPath), roots, snapshot.has)
  const below = new Map(delivered.map((update) => [update, changed(update)]))
  snapshot.restore()
  const { updates, stamped } = spread(delivered, below, reapply)
  const timestamp = Math.max(Date.now(), ...delivered.map((one) => one.timestamp + 1))
  const seen = new Set<EnvironmentModuleNode>()
  for (const node of stamped) {
    const lastGood = snapshot.lastGood(node)
    if (!lastGood) continue
    moduleGraph.updateModuleTransformResult(node, lastGood)
    // Otherwise the invalidation of a module that was not served for a while would be a hard one.
    Object.assign(node, { invalidationState: undefined })
    moduleGraph.invalidateModule(node, seen, timestamp, true, true)
  }
  return updates.map((update) => ({ ...update, timestamp }))
}

/** The changed modules that a boundary evaluates. Has to be asked before the graph is put back. */
function changedBelow(
  boundary: EnvironmentModuleNode | undefined,
  roots: ReadonlySet<EnvironmentModuleNode>,
  isPart: (node: EnvironmentModuleNode) => boolean,
): EnvironmentModuleNode[] {
  const seen = new Set(boundary ? [boundary] : [])
  for (const node of seen)
    for (const imported of node.importedModules) if (isPart(imported)) seen.add(imported)
  return [...seen].filter((node) => roots.has(node))
}

/**
 * What shares a changed module with something that is loaded again is loaded again too, or there would be
 * two instances of it. Styles are on the page as soon as they are evaluated.
 */
function spread(
  delivered: readonly Update[],
  below: ReadonlyMap<Update, readonly EnvironmentModuleNode[]>,
  reapply: ReadonlySet<string>,
): { readonly updates: Update[]; readonly stamped: Set<EnvironmentModuleNode> } {
  const stamped = new Set<EnvironmentModuleNode>()
  const updates = new Set<Update>()
  const isNeeded = (update: Update) =>
    reapply.has(stableUrl(update.acceptedPath)) ||
    isStyle(update) ||
    (below.get(update) ?? []).some((node) => stamped.has(node))
  let next: Update[]
  do {
    next = delivered.filter((update) => !updates.has(update) && isNeeded(update))
    for (const update of next) {
      updates.add(update)
      for (const node of below.get(update) ?? []) stamped.add(node)
    }
  } while (next.length > 0)
  return { updates: [...updates], stamped }
}
