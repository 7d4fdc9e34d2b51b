import type { Identifier, ImportDeclaration, Node, Pattern } from 'estree'
import type { Syntax } from '../shared/instrument.ts'

/** Tells what the module's own names stand for among the exports of React. */
export interface ReactBindings {
  /** The export of React that an expression refers to: `useState` for `useState`, `us`, `React.useState`. */
  exportOf(expression: Node): string | undefined
}

/** Follows the imports of `react`. A name that the module declares a second time anywhere stands for nothing. */
export function findReactBindings({ program, nodes }: Syntax): ReactBindings {
  const named = new Map<string, string>()
  const namespaces = new Set<string>()
  const counts = countDeclarations(nodes)
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration' && statement.source.value === 'react')
      readImport(statement, named, namespaces)
  }
  for (const name of counts.keys()) {
    named.delete(name)
    namespaces.delete(name)
  }
  return {
    exportOf(expression) {
      if (expression.type === 'Identifier') return named.get(expression.name)
      if (expression.type !== 'MemberExpression' || expression.computed) return undefined
      const { object, property } = expression
      const isReact = object.type === 'Identifier' && namespaces.has(object.name)
      return isReact && property.type === 'Identifier' ? property.name : undefined
    },
  }
}

function readImport(declaration: ImportDeclaration, named: Map<string, string>, namespaces: Set<string>) {
  for (const specifier of declaration.specifiers) {
    if (specifier.type !== 'ImportSpecifier') namespaces.add(specifier.local.name)
    else if (specifier.imported.type === 'Identifier')
      named.set(specifier.local.name, specifier.imported.name)
  }
}

/** How often each name is declared in the module, in whatever scope, other than by an import. */
function countDeclarations(nodes: readonly Node[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const count = (pattern: Pattern | null | undefined) => {
    for (const { name } of pattern ? namesIn(pattern) : []) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  for (const node of nodes) {
    if (node.type === 'VariableDeclarator') count(node.id)
    else if (node.type === 'CatchClause') count(node.param)
    else if (isFunction(node)) node.params.forEach(count)
    if ('id' in node && node.type !== 'VariableDeclarator') count(node.id)
  }
  return counts
}

/** The names that a pattern binds. */
export function namesIn(pattern: Pattern): readonly Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern]
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? namesIn(element) : []))
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => namesIn(one.type === 'Property' ? one.value : one))
    case 'AssignmentPattern':
      return namesIn(pattern.left)
    case 'RestElement':
      return namesIn(pattern.argument)
    default:
      return []
  }
}

/** A function of any form, as a node. */
export type FunctionNode = Extract<Node, { params: Pattern[] }>

export const isFunction = (node: Node): node is FunctionNode =>
  node.type === 'FunctionDeclaration' ||
  node.type === 'FunctionExpression' ||
  node.type === 'ArrowFunctionExpression'
