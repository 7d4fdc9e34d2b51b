import type { EnvironmentModuleNode, HotUpdateOptions, Plugin } from 'vite'
import type { CompileResult } from '../../compiler/index.ts'
import { parseMtmId, toMtmIds, toViewId, withoutQuery } from '../shared/module-id.ts'
import { withoutStyles } from './styles.ts'
import type { PluginContext } from './context.ts'

type Environment = HotUpdateOptions['server']['environments'][string]

/** Maps a saved `.mtm` file to the modules that change with it. */
export function mtmHotUpdatePlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:mtm-hot-update',
    enforce: 'pre',
    hotUpdate: {
      order: 'pre',
      async handler(options) {
        if (!options.file.endsWith('.mtm') || options.type === 'delete') return undefined
        const before = context.store.peek(options.file)
        const after = context.store.update(options.file, await options.read())
        return affectedModules(this.environment as Environment, options, before, after)
      },
    },
  }
}

async function affectedModules(
  environment: Environment,
  options: HotUpdateOptions,
  before: CompileResult | undefined,
  after: CompileResult,
): Promise<EnvironmentModuleNode[]> {
  const nodes = mtmNodes(environment, options.file)
  const isView = (node: EnvironmentModuleNode) => parseMtmId(withoutQuery(node.id ?? ''))?.kind === 'view'
  if (after.target && before?.target !== after.target) {
    nodes.filter(isView).forEach((node) => invalidate(environment, node, options.timestamp))
    return nodes.filter((node) => !isView(node))
  }
  if (before && before.code === after.code && after.code !== '') return []
  const views = after.target ? nodesOf(environment, toViewId(options.file, after.target)) : nodes.filter(isView)
  if (after.target === 'vue') return vueModules(environment, views, before, after)
  return views
}

const mtmNodes = (environment: Environment, file: string): EnvironmentModuleNode[] =>
  toMtmIds(file).flatMap((id) => nodesOf(environment, id))

/** The nodes of one id and of its sub-requests. The graph is told of the change as if the id were a file. */
function nodesOf(environment: Environment, id: string): EnvironmentModuleNode[] {
  environment.moduleGraph.onFileChange(id)
  return [...(environment.moduleGraph.getModulesByFile(id) ?? [])]
}

function invalidate(environment: Environment, node: EnvironmentModuleNode, timestamp: number): void {
  environment.moduleGraph.invalidateModule(node, new Set(), timestamp, true)
}

/**
 * plugin-vue answers sub-requests (styles) from the descriptor of the last main transform, so that has to
 * happen first. When nothing but styles has changed, only they are updated and the component is left alone.
 */
async function vueModules(
  environment: Environment,
  views: EnvironmentModuleNode[],
  before: CompileResult | undefined,
  after: CompileResult,
): Promise<EnvironmentModuleNode[]> {
  const styles = views.filter((node) => /[?&]vue&type=style\b/.test(node.id ?? ''))
  const onlyStyles = before && styles.length > 0 && withoutStyles(before.code) === withoutStyles(after.code)
  const main = views.find((node) => !node.id?.includes('?'))
  if (!onlyStyles || !main) return views
  await environment.transformRequest(main.url)
  return styles.length > 0 ? styles : views
}
