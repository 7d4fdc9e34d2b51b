import { walk } from 'estree-walker'
import type { Program } from 'estree'
import { callOf } from './instrument-names.ts'

/**
 * The variables that `bind:this` fills: what they hold belongs to the instance that is left, and the next one
 * fills them again.
 */
export function boundElements(program: Program, runtime: string | undefined): ReadonlySet<string> {
  const names = new Set<string>()
  walk(program, {
    enter(node) {
      const setter = callOf(node, runtime, ['bind_this'])?.arguments[1]
      if (setter?.type !== 'ArrowFunctionExpression') return
      const variable = callOf(setter.body, runtime, ['set'])?.arguments[0]
      if (variable?.type === 'Identifier') names.add(variable.name)
    },
  })
  return names
}
