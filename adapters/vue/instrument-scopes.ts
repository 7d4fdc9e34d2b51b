import type { Node, Statement } from 'estree'

/**
 * Whether a name that the module imports means something else in here.
 *
 * @param ancestors what the use stands in, from the outside in
 */
export function isShadowed(name: string, ancestors: readonly Node[]): boolean {
  return ancestors.some((node) => declaredIn(node).includes(name))
}

/** The names that a node declares for what stands in it. `var` counts from its block on, not its function. */
function declaredIn(node: Node): string[] {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.params.flatMap(patternNames)
    case 'CatchClause':
      return patternNames(node.param)
    case 'BlockStatement':
      return node.body.flatMap(statementNames)
    default:
      return []
  }
}

function statementNames(statement: Statement): string[] {
  if (statement.type === 'VariableDeclaration')
    return statement.declarations.flatMap((one) => patternNames(one.id))
  const isNamed = statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration'
  return isNamed ? [statement.id.name] : []
}

function patternNames(pattern: Node | null | undefined): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => patternNames(one.type === 'Property' ? one.value : one))
    case 'ArrayPattern':
      return pattern.elements.flatMap(patternNames)
    case 'AssignmentPattern':
      return patternNames(pattern.left)
    case 'RestElement':
      return patternNames(pattern.argument)
    default:
      return []
  }
}
