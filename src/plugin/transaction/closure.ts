import type { DevEnvironment, EnvironmentModuleNode } from 'vite'
import { stableUrl } from '../../shared/module-id.ts'
import { missingExport, readLinks, type ModuleLinks } from './links.ts'

/**
 * Transforms a module and, of what it imports statically, everything that has changed too: all that the
 * page will evaluate. Modules that are only imported dynamically are left alone: to transform one that no
 * page has loaded would change what Vite makes of its next edit.
 *
 * @returns the code of the module itself
 * @throws whatever a transform throws, the first syntax error of plain JavaScript, and the first name that is
 * imported from a module that does not export it
 */
export async function transformClosure(
  environment: DevEnvironment,
  node: EnvironmentModuleNode,
): Promise<string> {
  const seen = new Map<EnvironmentModuleNode, ModuleLinks | undefined>()
  const visit = async (module: EnvironmentModuleNode): Promise<string> => {
    seen.set(module, undefined)
    const isStale = module.transformResult === null
    const code = await transform(environment, module)
    if (!isStale || module.type !== 'js') return code
    const links = readLinks(module, code)
    seen.set(module, links)
    for (const one of importedNodes(module, links)) {
      if (one.transformResult === null && !seen.has(one)) await visit(one)
    }
    return code
  }
  const code = await visit(node)
  for (const [module, links] of seen) if (links) checkLinks(module, links, seen)
  return code
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
function checkLinks(
  node: EnvironmentModuleNode,
  { imports }: ModuleLinks,
  seen: ReadonlyMap<EnvironmentModuleNode, ModuleLinks | undefined>,
): void {
  const byUrl = new Map([...node.importedModules].map((one) => [one.url, one]))
  for (const { specifier, names } of imports) {
    const from = byUrl.get(stableUrl(specifier))
    if (!from || from.type !== 'js' || names.length === 0) continue
    const exported = exportsOf(from, seen.get(from))
    const missing = exported && names.find((name) => !exported.has(name))
    if (missing !== undefined) throw missingExport(node, missing, from)
  }
}

function exportsOf(
  node: EnvironmentModuleNode,
  known: ModuleLinks | undefined,
): ReadonlySet<string> | undefined {
  if (known) return known.exports
  return node.transformResult ? readLinks(node, node.transformResult.code).exports : undefined
}
