import type { EnvironmentModuleNode, HotUpdateOptions, Plugin } from 'vite'
import type { CompileResult } from '../../compiler/index.ts'
import { parseMtmId, withoutQuery } from '../shared/module-id.ts'
import { withoutStyles } from './styles.ts'
import type { PluginContext } from './context.ts'
import { mtmNodesOf } from './mtm-modules.ts'
import { partOf, textsOf, type MtmPart } from './mtm-parts.ts'
import { hasErrors, type MtmStore } from './mtm-store.ts'

type Environment = HotUpdateOptions['server']['environments'][string]

/**
 * Maps a saved `.mtm` file to those of its modules that change with it: of a unified body, a changed style is a
 * module of its own, and so is the script, so that most edits leave the view alone.
 */
export function mtmHotUpdatePlugin(context: PluginContext): Plugin {
  return {
    name: 'metamon:mtm-hot-update',
    enforce: 'pre',
    hotUpdate: {
      order: 'pre',
      async handler(options) {
        const { file, type } = options
        if (!file.endsWith('.mtm') || type === 'delete') return undefined
        const { store } = context
        const wasBroken = isBroken(store.current(file))
        const view = store.loaded(file, 'view')
        const after = await store.update(file, await options.read())
        const changed = changedParts(store, file, after)
        // The page is to be told that the mistake is gone, though it has never run it.
        if (wasBroken && changed.size === 0) changed.add('view')
        if (changed.size === 0) return []
        return affectedModules(this.environment as Environment, options, { view, after, changed })
      },
    },
  }
}

const isBroken = (result: CompileResult | undefined): boolean => result !== undefined && hasErrors(result)

/** The parts of a file that are not any more what their modules hold. Those that are new come with the view. */
function changedParts(store: MtmStore, file: string, after: CompileResult): Set<MtmPart> {
  const isChanged = ([part, text]: readonly [MtmPart, string]) => {
    const loaded = store.loaded(file, part)
    return !loaded || textsOf(loaded).get(part) !== text
  }
  return new Set([...textsOf(after)].filter(isChanged).map(([part]) => part))
}

/** What a save makes of a file. */
interface Change {
  /** What the view on the page was made of. */
  readonly view: CompileResult | undefined
  readonly after: CompileResult
  readonly changed: ReadonlySet<MtmPart>
}

/** A file with errors changes the view that is on the page, whose transform then tells of them. */
async function affectedModules(
  environment: Environment,
  options: HotUpdateOptions,
  { view, after, changed }: Change,
): Promise<EnvironmentModuleNode[]> {
  const isBrokenNow = hasErrors(after)
  const target = isBrokenNow ? view?.target : after.target
  const nodes = reachableNodes(environment, options.file)
  const isRunning = (node: EnvironmentModuleNode) => {
    const module = moduleOf(node)
    if (module?.kind === 'view') return (isBrokenNow || changed.has('view')) && module.target === target
    // In another language, a style is another module, which comes with the view.
    if (module?.kind === 'style' && after.unified?.styles[module.index]?.lang !== module.lang) return false
    const part = module && partOf(module)
    return part !== undefined && changed.has(part)
  }
  if (target && (view?.target !== target || (!isBrokenNow && view.dialect !== after.dialect))) {
    nodes.filter(isView).forEach((node) => invalidate(environment, node, options.timestamp))
    return tellGraph(
      environment,
      nodes.filter((node) => isHost(node) || (!isView(node) && isRunning(node))),
    )
  }
  const affected = tellGraph(environment, target ? nodes.filter(isRunning) : nodes)
  return target === 'vue' && view ? vueModules(environment, affected, view, after) : affected
}

const moduleOf = (node: EnvironmentModuleNode) => parseMtmId(withoutQuery(node.id ?? ''))
const isView = (node: EnvironmentModuleNode): boolean => moduleOf(node)?.kind === 'view'
const isHost = (node: EnvironmentModuleNode): boolean => moduleOf(node)?.kind === 'host'

/** Without those that another plugin has made by asking for the bare file, under a url that no page can load. */
const reachableNodes = (environment: Environment, file: string): EnvironmentModuleNode[] =>
  mtmNodesOf(environment, file).filter((node) => parseMtmId(withoutQuery(node.url)) !== undefined)

/** The graph is told of the change as if each id were a file. */
function tellGraph({ moduleGraph }: Environment, nodes: EnvironmentModuleNode[]): EnvironmentModuleNode[] {
  for (const id of new Set(nodes.flatMap((node) => node.file ?? []))) moduleGraph.onFileChange(id)
  return nodes
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
  affected: EnvironmentModuleNode[],
  before: CompileResult,
  after: CompileResult,
): Promise<EnvironmentModuleNode[]> {
  const views = affected.filter(isView)
  const styles = views.filter((node) => /[?&]vue&type=style\b/.test(node.id ?? ''))
  const onlyStyles = styles.length > 0 && withoutStyles(before.code) === withoutStyles(after.code)
  const main = views.find((node) => !node.id?.includes('?'))
  if (!onlyStyles || !main) return affected
  await environment.transformRequest(main.url)
  return styles
}
