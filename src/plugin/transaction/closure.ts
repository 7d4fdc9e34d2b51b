import type { DevEnvironment, EnvironmentModuleNode } from 'vite'
import { stableUrl } from '../../shared/module-id.ts'
import type { Limit } from './limit.ts'
import { missingExport, readLinks, type ModuleLinks } from './links.ts'

/** Everything that a page evaluates with an update, transformed. */
export interface Closure {
  /** The code of each boundary; absent for one that cannot be transformed. */
  readonly codes: ReadonlyMap<EnvironmentModuleNode, string>
  /** What the transforms have thrown, syntax errors of plain JavaScript, and imports of what is not exported. */
  readonly errors: readonly unknown[]
}

/**
 * Transforms boundaries and, of what they import statically, everything that has changed too: all that the
 * page will evaluate. Modules that are only imported dynamically are left alone: to transform one that no
 * page has loaded would change what Vite makes of its next edit.
 */
export async function transformClosure(
  environment: DevEnvironment,
  boundaries: readonly EnvironmentModuleNode[],
  limit: Limit,
): Promise<Closure> {
  const errors: unknown[] = []
  const links = new Map<EnvironmentModuleNode, ModuleLinks | undefined>()
  const codes = new Map<EnvironmentModuleNode, string>()
  const visited = new Map<EnvironmentModuleNode, Promise<void>>()
  const visit = (node: EnvironmentModuleNode): Promise<void> => {
    const known = visited.get(node)
    if (known) return known
    const work = inspect(node).catch((error: unknown) => void errors.push(error))
    visited.set(node, work)
    return work
  }
  const inspect = async (node: EnvironmentModuleNode) => {
    const isStale = node.transformResult === null
    const code = await limit(() => transform(environment, node))
    codes.set(node, code)
    if (!isStale || node.type !== 'js') return
    const found = readLinks(node, code)
    links.set(node, found)
    // Not awaited one in another: circular imports would wait for each other.
    pending.push(...importedNodes(node, found).filter((one) => one.transformResult === null))
  }
  const pending = [...boundaries]
  for (let next = pending.splice(0); next.length > 0; next = pending.splice(0))
    await Promise.all(next.map(visit))
  for (const [node, found] of links) if (found) errors.push(...missingLinks(node, found, links))
  return { codes, errors }
}

/**
 * An import that cannot be resolved makes Vite forget that the module accepts itself, and the fix would
 * then reload the page.
 */
async function transform(environment: DevEnvironment, node: EnvironmentModuleNode): Promise<string> {
  const { isSelfAccepting } = node
  try {
    return (await environment.transformRequest(node.url))?.code ?? ''
  } catch (error) {
    if (isSelfAccepting !== undefined) node.isSelfAccepting = isSelfAccepting
    throw error
  }
}

function importedNodes(node: EnvironmentModuleNode, { imports }: ModuleLinks): EnvironmentModuleNode[] {
  const urls = new Set(imports.map(({ specifier }) => stableUrl(specifier)))
  return [...node.importedModules].filter((one) => urls.has(one.url))
}

/** A module that is not part of the update is asked by the code that is served of it. */
function missingLinks(
  node: EnvironmentModuleNode,
  { imports }: ModuleLinks,
  known: ReadonlyMap<EnvironmentModuleNode, ModuleLinks | undefined>,
): Error[] {
  const byUrl = new Map([...node.importedModules].map((one) => [one.url, one]))
  return imports.flatMap(({ specifier, names }) => {
    const from = byUrl.get(stableUrl(specifier))
    if (!from || from.type !== 'js' || names.length === 0) return []
    const exported = exportsOf(from, known.get(from))
    const missing = exported && names.find((name) => !exported.has(name))
    return missing === undefined ? [] : [missingExport(node, missing, from)]
  })
}

function exportsOf(
  node: EnvironmentModuleNode,
  known: ModuleLinks | undefined,
): ReadonlySet<string> | undefined {
  if (known) return known.exports
  try {
    return node.transformResult ? readLinks(node, node.transformResult.code).exports : undefined
  } catch {
    // What is wrong with it is told when it is asked for its own imports.
    return undefined
  }
}
