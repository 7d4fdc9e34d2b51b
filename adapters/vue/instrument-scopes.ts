import type { Node, Statement } from 'estree'
import { namesOfPattern } from '../shared/instrument-syntax.ts'

/** Knows what the names of one module mean where. */
export interface Scopes {
  /**
   * Whether a name that the module imports means something else in here.
   *
   * @param ancestors what the use stands in, from the outside in
   */
  isShadowed(name: string, ancestors: readonly Node[]): boolean
}

/** Looks at each node once, however many uses stand in it. */
export function createScopes(): Scopes {
  const declared = new Map<Node, readonly string[]>()
  const namesOf = (node: Node): readonly string[] => {
    const names = declared.get(node) ?? declaredIn(node)
    declared.set(node, names)
    return names
  }
  return { isShadowed: (name, ancestors) => ancestors.some((node) => namesOf(node).includes(name)) }
}

/** The names that a node declares for what stands in it. `var` counts from its block on, not its function. */
function declaredIn(node: Node): string[] {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.params.flatMap(namesOfPattern)
    case 'CatchClause':
      return namesOfPattern(node.param)
    case 'BlockStatement':
      return node.body.flatMap(statementNames)
    default:
      return []
  }
}

function statementNames(statement: Statement): string[] {
  if (statement.type === 'VariableDeclaration')
    return statement.declarations.flatMap((one) => namesOfPattern(one.id))
  const isNamed = statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration'
  return isNamed ? [statement.id.name] : []
}
