import { parseSync, type DevEnvironment, type EnvironmentModuleNode } from 'vite'
import { stableUrl } from '../../shared/module-id.ts'

/**
 * Transforms a module and, of what it imports statically, everything that has changed too: all that the
 * page will evaluate. Modules that are only imported dynamically are left alone: to transform one that no
 * page has loaded would change what Vite makes of its next edit.
 *
 * @returns the code of the module itself
 * @throws whatever a transform throws, and the first syntax error of plain JavaScript, which Vite serves as it is
 */
export async function transformClosure(
  environment: DevEnvironment,
  node: EnvironmentModuleNode,
): Promise<string> {
  const seen = new Set<EnvironmentModuleNode>()
  const visit = async (module: EnvironmentModuleNode): Promise<string> => {
    seen.add(module)
    const isStale = module.transformResult === null
    const code = await transform(environment, module)
    if (!isStale || module.type !== 'js') return code
    const imported = staticImports(module, code)
    const stale = [...module.importedModules].filter(
      (one) => one.transformResult === null && imported.has(one.url),
    )
    for (const one of stale) if (!seen.has(one)) await visit(one)
    return code
  }
  return visit(node)
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

/** The urls that the code of a module imports statically, as the module graph writes them. */
function staticImports(node: EnvironmentModuleNode, code: string): Set<string> {
  const { errors, module } = parseSync(`${node.url}.js`, code, { sourceType: 'module' })
  const [first] = errors
  if (first)
    throw Object.assign(new Error(first.message), { id: node.id ?? node.url, frame: first.codeframe ?? '' })
  const reexports = module.staticExports.flatMap((one) =>
    one.entries.map((entry) => entry.moduleRequest?.value),
  )
  const specifiers = [...module.staticImports.map((one) => one.moduleRequest.value), ...reexports]
  return new Set(specifiers.filter((one) => one !== undefined).map(stableUrl))
}
