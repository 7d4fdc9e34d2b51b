import type { EnvironmentModuleNode, HotUpdateOptions, Plugin } from 'vite'
import type { CompileResult } from '../../compiler/index.ts'
import { parseMtmId, toMtmIds, toViewId, withoutQuery } from '../shared/module-id.ts'
import { withoutStyles } from './styles.ts'
import type { PluginContext } from './context.ts'
import { hasErrors } from './mtm-store.ts'

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
        const wasBroken = isBroken(context.store.current(options.file))
        const before = context.store.viewed(options.file)
        const after = context.store.update(options.file, await options.read())
        const isUnchanged = !wasBroken && before?.target === after.target && before?.code === after.code
        return isUnchanged ? [] : affectedModules(this.environment as Environment, options, before, after)
      },
    },
  }
}

const isBroken = (result: CompileResult | undefined): boolean => result !== undefined && hasErrors(result)

/** A file with errors changes the view that is on the page, whose transform then tells of them. */
async function affectedModules(
  environment: Environment,
  options: HotUpdateOptions,
  before: CompileResult | undefined,
  after: CompileResult,
): Promise<EnvironmentModuleNode[]> {
  const target = hasErrors(after) ? before?.target : after.target
  const nodes = mtmNodes(environment, options.file)
  if (target && before?.target !== target) {
    nodes.filter(isView).forEach((node) => invalidate(environment, node, options.timestamp))
    return nodes.filter((node) => !isView(node))
  }
  const views = target ? nodesOf(environment, toViewId(options.file, target)) : nodes
  return target === 'vue' && before ? vueModules(environment, views, before, after) : views
}

const isView = (node: EnvironmentModuleNode): boolean =>
  parseMtmId(withoutQuery(node.id ?? ''))?.kind === 'view'

/** Without those that another plugin has made by asking for the bare file, under a url that no page can load. */
const mtmNodes = (environment: Environment, file: string): EnvironmentModuleNode[] =>
  toMtmIds(file)
    .flatMap((id) => nodesOf(environment, id))
    .filter((node) => parseMtmId(withoutQuery(node.url)) !== undefined)

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
  before: CompileResult,
  after: CompileResult,
): Promise<EnvironmentModuleNode[]> {
  const styles = views.filter((node) => /[?&]vue&type=style\b/.test(node.id ?? ''))
  const onlyStyles = styles.length > 0 && withoutStyles(before.code) === withoutStyles(after.code)
  const main = views.find((node) => !node.id?.includes('?'))
  if (!onlyStyles || !main) return views
  await environment.transformRequest(main.url)
  return styles
}
