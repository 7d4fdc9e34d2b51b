import type { DevEnvironment, EnvironmentModuleNode } from 'vite'
import { parseMtmId, toMtmIds, withoutQuery } from '../shared/module-id.ts'
import { hasErrors, type MtmStore } from './mtm-store.ts'

/**
 * The nodes that a graph has for the modules of a `.mtm` file, and for their sub-requests. They are known by ids of
 * their own; styles, of which there can be any number, by the views that import them.
 */
export function mtmNodesOf(
  { moduleGraph }: Pick<DevEnvironment, 'moduleGraph'>,
  file: string,
): EnvironmentModuleNode[] {
  const nodes = toMtmIds(file).flatMap((id) => [...(moduleGraph.getModulesByFile(id) ?? [])])
  const isStyle = (node: EnvironmentModuleNode) => {
    const module = parseMtmId(withoutQuery(node.id ?? ''))
    return module?.kind === 'style' && module.file === file
  }
  return [...new Set([...nodes, ...nodes.flatMap((node) => [...node.importedModules].filter(isStyle))])]
}

/** Whether an id is that of a view, or of a part of one, that is of another target than its file has by now. */
export function isOutdatedView(store: Pick<MtmStore, 'current'>, id: string): boolean {
  const module = parseMtmId(withoutQuery(id))
  if (module?.kind !== 'view') return false
  const now = store.current(module.file)
  return now !== undefined && !hasErrors(now) && now.target !== module.target
}
