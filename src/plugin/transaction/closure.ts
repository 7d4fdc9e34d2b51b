import type { DevEnvironment, EnvironmentModuleNode, TransformResult } from 'vite'
import { stableUrl } from '../../shared/module-id.ts'
import type { GraphSnapshot } from './graph-snapshot.ts'
import type { Limit } from './limit.ts'
import type { TellProgress } from '../overlay/progress.ts'
import { missingExport, type LinkReader, type ModuleLinks } from './links.ts'
import type { RequestHold } from './request-hold.ts'
import type { CompareTemplates } from './template-only.ts'

/** What closures are transformed with. */
export interface ClosureContext {
  readonly environment: DevEnvironment
  readonly limit: Limit
  readonly links: LinkReader
  readonly requests: Pick<RequestHold, 'answer'>
  readonly compareTemplates: CompareTemplates
  readonly tellProgress: TellProgress
}

/** Everything that a page evaluates with an update, transformed. */
export interface Closure {
  /** What is served of each boundary; absent for one that cannot be transformed. */
  readonly results: ReadonlyMap<EnvironmentModuleNode, TransformResult>
  /** What the transforms have thrown, syntax errors of plain JavaScript, and imports of what is not exported. */
  readonly errors: readonly unknown[]
}

/**
 * Transforms boundaries and, of what they import statically, everything that has changed too: all that the
 * page will evaluate. Modules that are only imported dynamically are left alone: to transform one that no
 * page has loaded would change what Vite makes of its next edit.
 */
export async function transformClosure(
  { environment, limit, links: reader, requests, tellProgress }: ClosureContext,
  snapshot: Pick<GraphSnapshot, 'lastGood'>,
  boundaries: readonly EnvironmentModuleNode[],
): Promise<Closure> {
  const errors: unknown[] = []
  const links = new Map<EnvironmentModuleNode, ModuleLinks>()
  const results = new Map<EnvironmentModuleNode, TransformResult>()
  const visited = new Map<EnvironmentModuleNode, Promise<void>>()
  let done = 0
  const visit = (node: EnvironmentModuleNode): Promise<void> => {
    const known = visited.get(node)
    if (known) return known
    const work = inspect(node).catch((error: unknown) => void errors.push(error))
    visited.set(node, work)
    return work
  }
  const inspect = async (node: EnvironmentModuleNode) => {
    const isStale = node.transformResult === null
    const result = await limit(() => transform(environment, node))
    done += 1
    tellProgress(node.file, done, visited.size)
    if (result) results.set(node, result)
    if (!result || !isStale || node.type !== 'js') return
    const found = reader.read(node, result)
    links.set(node, found)
    requests.answer(node.url)
    const loadedCode = snapshot.lastGood(node)?.code ?? ''
    // Not awaited one in another: circular imports would wait for each other.
    pending.push(...importedNodes(node, found, loadedCode).filter((one) => one.transformResult === null))
  }
  const pending = [...boundaries]
  for (let next = pending.splice(0); next.length > 0; next = pending.splice(0))
    await Promise.all(next.map(visit))
  const exportsOf = (node: EnvironmentModuleNode) => links.get(node)?.exports ?? servedExports(reader, node)
  for (const [node, found] of links) errors.push(...missingLinks(node, found, exportsOf))
  return { results, errors }
}

/**
 * An import that cannot be resolved makes Vite forget that the module accepts itself, and the fix would
 * then reload the page.
 */
async function transform(
  environment: DevEnvironment,
  node: EnvironmentModuleNode,
): Promise<TransformResult | null> {
  const { isSelfAccepting } = node
  try {
    return await environment.transformRequest(node.url)
  } catch (error) {
    if (isSelfAccepting !== undefined) node.isSelfAccepting = isSelfAccepting
    throw error
  }
}

/**
 * What a page loads with a module: not what the code that it runs imports under the very same url, which has
 * not changed, though Vite may have forgotten what it served of it (the styles of a saved file).
 */
function importedNodes(
  node: EnvironmentModuleNode,
  { imports }: ModuleLinks,
  loadedCode: string,
): EnvironmentModuleNode[] {
  const isLoaded = (specifier: string) =>
    loadedCode.includes(`"${specifier}"`) || loadedCode.includes(`'${specifier}'`)
  const specifiers = imports.map((one) => one.specifier).filter((one) => !isLoaded(one))
  const urls = new Set(specifiers.map(stableUrl))
  return [...node.importedModules].filter((one) => urls.has(one.url))
}

function missingLinks(
  node: EnvironmentModuleNode,
  { imports }: ModuleLinks,
  exportsOf: (node: EnvironmentModuleNode) => ReadonlySet<string> | undefined,
): Error[] {
  const byUrl = new Map([...node.importedModules].map((one) => [one.url, one]))
  return imports.flatMap(({ specifier, names }) => {
    const from = byUrl.get(stableUrl(specifier))
    if (!from || from.type !== 'js' || names.length === 0) return []
    const exported = exportsOf(from)
    const missing = exported && names.find((name) => !exported.has(name))
    return missing === undefined ? [] : [missingExport(node, missing, from)]
  })
}

/** A module that is not part of the update is asked by the code that is served of it. */
function servedExports(reader: LinkReader, node: EnvironmentModuleNode): ReadonlySet<string> | undefined {
  try {
    return node.transformResult ? reader.read(node, node.transformResult).exports : undefined
  } catch {
    // What is wrong with it is told when it is asked for its own imports.
    return undefined
  }
}
