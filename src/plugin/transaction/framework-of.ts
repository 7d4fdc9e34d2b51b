import type { DevEnvironment, EnvironmentModuleNode } from 'vite'
import { FRAMEWORKS, type Framework } from '../../shared/framework.ts'
import { withoutQuery } from '../../shared/module-id.ts'
import type { ExpectedModule } from '../../shared/protocol.ts'
import type { Batch } from './batch.ts'

/**
 * The framework that renders a module.
 *
 * @param path of the module, without a query
 * @param code what is served of it
 */
export function frameworkOf(path: string, code: string): Framework | undefined {
  if (path.endsWith('.vue')) return 'vue'
  if (path.endsWith('.svelte')) return 'svelte'
  if (code.includes('registerExportsForReactRefresh(')) return 'react'
  return /\/@solid-refresh"/.test(code) ? 'solid' : undefined
}

/** The frameworks that render what an update brings, or would have brought, in the order of all lists. */
export function frameworksOf(
  { moduleGraph }: DevEnvironment,
  { roots, snapshot }: Batch,
  expected: readonly ExpectedModule[],
): readonly Framework[] {
  const nodeOf = ({ url }: ExpectedModule) => moduleGraph.urlToModuleMap.get(url) ?? []
  const found = new Set(expected.map(({ framework }) => framework))
  for (const node of [...roots, ...expected.flatMap(nodeOf)])
    found.add(frameworkOf(withoutQuery(node.url), codeOf(node, snapshot)))
  return FRAMEWORKS.filter((framework) => found.has(framework))
}

const codeOf = (node: EnvironmentModuleNode, { lastGood }: Batch['snapshot']): string =>
  (node.transformResult ?? lastGood(node))?.code ?? ''
