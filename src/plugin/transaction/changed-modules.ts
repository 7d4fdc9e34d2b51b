import type { EnvironmentModuleNode, HotUpdateOptions, Plugin } from 'vite'
import { parseMtmId, withoutQuery } from '../../shared/module-id.ts'
import type { PluginContext } from '../context.ts'
import { isOutdatedView } from '../mtm-modules.ts'
import type { Batch } from './batch.ts'
import { nodesOf } from './batching.ts'
import { keepStyles } from './keep-styles.ts'
import type { Known } from './open.ts'
import type { Pass } from './passes.ts'

/**
 * Notes which modules the hooks of all other plugins have left of a save, and leaves those out that no page
 * runs. To be added last.
 */
export function changedModulesPlugin(
  { store }: Pick<PluginContext, 'store'>,
  { passes, orphans, texts }: Known,
): Plugin {
  return {
    name: 'metamon:changed-modules',
    enforce: 'post',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview,
    hotUpdate: {
      order: 'post',
      handler(options) {
        const pass = passes.current()
        if (!pass || this.environment.name !== 'client') return undefined
        texts.forgetOld(options.file)
        orphans.add(pass.batch.snapshot.imported())
        const changed = withOwn(options, pass, ({ id }) => isOutdatedView(store, id ?? ''))
        const modules = changed.filter((node) => !orphans.has(node))
        noteChanged(pass.batch, { ...options, modules })
        for (const node of options.modules) if (orphans.has(node)) forget(node, options)
        const isSame = modules.length === options.modules.length && changed.length === modules.length
        return isSame ? undefined : modules
      },
    },
  }
}

/**
 * Plugins compare a file with what they have compiled last, and can find that its text is known: from an earlier
 * save that has come to nothing, or from the first of two passes at once. They are not to be believed. A version
 * that is to be applied again is to be so whatever it was before.
 */
function withOwn(
  { file, modules, server }: HotUpdateOptions,
  { isRepeated, waiting, batch }: Pass,
  isOutdated: (node: EnvironmentModuleNode) => boolean,
): EnvironmentModuleNode[] {
  const own = isRepeated || batch.version ? nodesOf(server.environments.client, file) : []
  const running = [...waiting, ...own.filter(({ id }) => isRunning(id ?? ''))]
  return [...new Set([...modules, ...running.filter((node) => !isOutdated(node))])]
}

/** What a `.mtm` file is mounted by does not change with its text. */
const isRunning = (id: string): boolean => {
  const known = parseMtmId(withoutQuery(id))
  return known === undefined ? !id.endsWith('.mtm') : known.kind !== 'host'
}

/** Whoever imports it again gets what it holds then. */
function forget(node: EnvironmentModuleNode, { server, timestamp }: HotUpdateOptions): void {
  server.environments.client.moduleGraph.invalidateModule(node, new Set(), timestamp, true)
}

/** A save can change other modules than those of its file: virtual ones, or those that missed it. */
function noteChanged(batch: Batch, { file, modules, type, server }: HotUpdateOptions): void {
  const changed = new Set<EnvironmentModuleNode>(modules)
  const own = nodesOf(server.environments.client, file)
  batch.snapshot.capture(changed)
  for (const node of own) if (!changed.has(node)) batch.roots.delete(node)
  keepStyles(batch, { server, type }, own, changed)
  if (type !== 'delete') for (const node of changed) batch.roots.add(node)
}
