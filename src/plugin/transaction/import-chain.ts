import type { EnvironmentModuleNode } from 'vite'
import { parseMtmId, withoutQuery } from '../../shared/module-id.ts'
import { relativeTo } from './relative-to.ts'

/**
 * The shortest way from a changed module to an entry of a page, on which nothing takes updates.
 *
 * @returns the modules, each imported by the next; undefined where everything on the way up is taken
 */
export function chainToEntry(changed: EnvironmentModuleNode): readonly EnvironmentModuleNode[] | undefined {
  return shortestWay(
    changed,
    (node) => node.importers.size === 0,
    (node, importer) => !importer.isSelfAccepting && !importer.acceptedHmrDeps.has(node),
  )
}

/** The shortest circle of imports that a module is part of: it comes first and last. Undefined where there is none. */
export function cycleOf(module: EnvironmentModuleNode): readonly EnvironmentModuleNode[] | undefined {
  const way = shortestWay(
    module,
    (node) => node !== module && node.importers.has(module),
    () => true,
  )
  return way && [...way, module]
}

/** The files of modules, as the journal names them. The parts of one file are one. */
export function filesOfChain(root: string, chain: readonly EnvironmentModuleNode[]): readonly string[] {
  const files = chain.map((node) => fileOf(root, node))
  return files.filter((file, index) => file !== files[index - 1])
}

/** The file that is saved to change a module, relative to the root. */
export function fileOf(root: string, { id, file, url }: EnvironmentModuleNode): string {
  const source = parseMtmId(withoutQuery(id ?? ''))?.file ?? file
  return source ? relativeTo(root, source) : url
}

/** Breadth first, so that the first way found is the shortest. */
function shortestWay(
  start: EnvironmentModuleNode,
  isEnd: (node: EnvironmentModuleNode) => boolean,
  mayGo: (node: EnvironmentModuleNode, importer: EnvironmentModuleNode) => boolean,
): readonly EnvironmentModuleNode[] | undefined {
  const cameFrom = new Map<EnvironmentModuleNode, EnvironmentModuleNode | undefined>([[start, undefined]])
  for (const node of cameFrom.keys()) {
    if (isEnd(node)) return wayTo(node, cameFrom)
    for (const importer of node.importers)
      if (!cameFrom.has(importer) && mayGo(node, importer)) cameFrom.set(importer, node)
  }
  return undefined
}

function wayTo(
  end: EnvironmentModuleNode,
  cameFrom: ReadonlyMap<EnvironmentModuleNode, EnvironmentModuleNode | undefined>,
): readonly EnvironmentModuleNode[] {
  const way: EnvironmentModuleNode[] = []
  for (let node: EnvironmentModuleNode | undefined = end; node; node = cameFrom.get(node)) way.unshift(node)
  return way
}
