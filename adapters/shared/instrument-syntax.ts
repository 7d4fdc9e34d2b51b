import type { Node, Pattern } from 'estree'
import type { AstNode } from './instrument.ts'
import { walkCode } from './instrument-walk.ts'

type Place = Pick<AstNode, 'start' | 'end'>

/** A node with its place: the parser gives every node one. */
export const toAst = <One extends { readonly type: string }>(node: One): One & Place => node as One & Place

export const isFunction = (node: Node | undefined): boolean => node !== undefined && FUNCTIONS.has(node.type)

const FUNCTIONS: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
])

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
