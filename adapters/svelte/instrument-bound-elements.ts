import type { Node } from 'estree'
import { callOf } from './instrument-names.ts'

/**
 * The variables that `bind:this` fills: what they hold belongs to the instance that is left, and the next one
 * fills them again.
 */
export function boundElements(nodes: readonly Node[], runtime: string | undefined): ReadonlySet<string> {
  const names = new Set<string>()
  for (const node of nodes) {
    const setter = callOf(node, runtime, ['bind_this'])?.arguments[1]
    if (setter?.type !== 'ArrowFunctionExpression') continue
    const variable = callOf(setter.body, runtime, ['set'])?.arguments[0]
    if (variable?.type === 'Identifier') names.add(variable.name)
  }
  return names
}
