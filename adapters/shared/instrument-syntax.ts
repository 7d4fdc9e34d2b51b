import type { Node, Pattern } from 'estree'
import type { AstNode } from './instrument.ts'
import { walkCode } from './instrument-walk.ts'

type Place = Pick<AstNode, 'start' | 'end'>

/** A node with its place: the parser gives every node one. */
export const toAst = <One extends { readonly type: string }>(node: One): One & Place => node as One & Place

/** A function of any form, as a node. */
export type FunctionNode = Extract<Node, { params: Pattern[] }>

export const isFunction = (node: Node | undefined): node is FunctionNode =>
  node !== undefined &&
  (node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression')

/** The names that nodes declare, in whatever scope, other than by an import. */
export function namesDeclaredIn(nodes: readonly Node[]): ReadonlySet<string> {
  const names = new Set<string>()
  const add = (pattern: Pattern | null | undefined) => {
    if (pattern?.type === 'Identifier') names.add(pattern.name)
    else for (const name of namesOfPattern(pattern)) names.add(name)
  }
  // There are thousands of nodes: a property that most have not would take long to look for.
  for (const node of nodes)
    switch (node.type) {
      case 'VariableDeclarator':
      case 'ClassDeclaration':
      case 'ClassExpression':
        add(node.id)
        break
      case 'CatchClause':
        add(node.param)
        break
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        if ('id' in node) add(node.id)
        node.params.forEach(add)
    }
  return names
}

/** The names that a pattern binds, in their order. */
export function namesOfPattern(pattern: Pattern | null | undefined): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesOfPattern)
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) =>
        namesOfPattern(one.type === 'Property' ? one.value : one.argument),
      )
    case 'AssignmentPattern':
      return namesOfPattern(pattern.left)
    case 'RestElement':
      return namesOfPattern(pattern.argument)
    default:
      return []
  }
}

/** Whether an expression waits for something, which only the function around it can do. */
export function suspends(expression: Node): boolean {
  let isFound = false
  walkCode(expression, {
    enter(node) {
      if (node.type === 'AwaitExpression' || node.type === 'YieldExpression') isFound = true
      return isFunction(node) ? 'skip' : undefined
    },
  })
  return isFound
}
