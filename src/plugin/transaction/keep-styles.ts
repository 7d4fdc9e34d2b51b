import type { EnvironmentModuleNode, HotUpdateOptions } from 'vite'
import type { Batch } from './batch.ts'
import type { InternalNode } from './graph-snapshot.ts'

/** The styles of a Vue or Svelte file, each a module of its own. */
const STYLE_RE = /[?&](?:vue|svelte)&type=style\b/

/**
 * Keeps the styles of a saved file that its plugin has compared, and found to be what they were: Vite has
 * forgotten them with the save, and would compile the very same again. All that they import is Vite's client.
 *
 * @param own all modules of the file
 * @param changed what the hooks have left of them
 */
export function keepStyles(
  batch: Batch,
  { server, type }: Pick<HotUpdateOptions, 'server' | 'type'>,
  own: readonly EnvironmentModuleNode[],
  changed: ReadonlySet<EnvironmentModuleNode>,
): void {
  // Their source maps would be those of the file as it was.
  if (type !== 'update' || server.config.css.devSourcemap || !own.some((node) => changed.has(node))) return
  for (const node of own) {
    const internal = node as InternalNode // see there
    const served = batch.snapshot.lastGood(node)
    if (!served || changed.has(node) || !STYLE_RE.test(node.url) || !isForgotten(internal)) continue
    internal.invalidationState = undefined
    server.environments.client.moduleGraph.updateModuleTransformResult(node, served)
  }
}

const isForgotten = ({ transformResult, invalidationState }: InternalNode): boolean =>
  transformResult === null && invalidationState === 'HARD_INVALIDATED'
