import type { EnvironmentModuleNode, HotUpdateOptions, Plugin } from 'vite'
import type { Batch } from './batch.ts'
import { nodesOf } from './batching.ts'
import type { Orphans } from './orphans.ts'
import type { Passes } from './passes.ts'

/**
 * Notes which modules the hooks of all other plugins have left of a save, and leaves those out that no page
 * runs. To be added last.
 */
export function changedModulesPlugin(passes: Passes, orphans: Orphans): Plugin {
  return {
    name: 'metamon:changed-modules',
    enforce: 'post',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview,
    hotUpdate: {
      order: 'post',
      handler(options) {
        const pass = passes.current()
        if (!pass || this.environment.name !== 'client') return undefined
        orphans.add(pass.batch.snapshot.imported())
        const modules = options.modules.filter((node) => !orphans.has(node))
        noteChanged(pass.batch, { ...options, modules })
        if (modules.length === options.modules.length) return undefined
        for (const node of options.modules) if (orphans.has(node)) forget(node, options)
        return modules
      },
    },
  }
}

/** Whoever imports it again gets what it holds then. */
function forget(node: EnvironmentModuleNode, { server, timestamp }: HotUpdateOptions): void {
  server.environments.client.moduleGraph.invalidateModule(node, new Set(), timestamp, true)
}

/** A save can change other modules than those of its file: virtual ones, or those that missed it. */
function noteChanged(batch: Batch, { file, modules, type, server }: HotUpdateOptions): void {
  const changed = new Set<EnvironmentModuleNode>(modules)
  batch.snapshot.capture(changed)
  if (type !== 'delete') for (const node of changed) batch.confirmed.add(node)
  // A second pass of one file can find that its change is known: from the first.
  for (const node of nodesOf(server.environments.client, file))
    if (!changed.has(node) && !batch.confirmed.has(node)) batch.roots.delete(node)
  if (type !== 'delete') for (const node of changed) batch.roots.add(node)
}
