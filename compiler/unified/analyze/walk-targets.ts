import { child, field, nodes } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Reference } from '../ast.ts'
import { toNode } from '../parse/expressions.ts'
import { readMemberPath, unwrap } from './member-path.ts'
import { addUse, isValueOfValue, visitMember } from './walk-state.ts'
import type { WalkState } from './walk-state.ts'

/** What an assignment, an update or `delete` changes. */
export function visitTarget(target: SyntaxNode | undefined, state: WalkState, change: SyntaxNode): void {
  const inner = unwrap(target)
  switch (inner?.type) {
    case undefined:
      return
    case 'Identifier':
      return addUse(inner, state, { use: useOf(change) })
    case 'MemberExpression': {
      if (isValueOfValue(inner, state)) return visitMember(inner, state, { use: useOf(change) })
      const path = readMemberPath(inner)
      if (!path) return state.visit(inner, state)
      const kind =
        change.type === 'UpdateExpression'
          ? 'update'
          : change.type === 'UnaryExpression'
            ? 'delete'
            : 'assign'
      addUse(path.root, state, { mutation: { node: toNode(change), kind, path: path.keys } })
      for (const expression of path.computed) state.visit(expression, state)
      return
    }
    case 'AssignmentPattern':
      visitTarget(child(inner, 'left'), state, inner)
      return state.visit(child(inner, 'right'), state)
    case 'ObjectPattern':
      for (const property of nodes(inner, 'properties')) visitTargetProperty(property, state, change)
      return
    case 'ArrayPattern':
      for (const element of nodes(inner, 'elements')) visitTarget(element, state, change)
      return
    case 'RestElement':
      return visitTarget(child(inner, 'argument'), state, change)
    default:
      return state.visit(inner, state)
  }
}

function useOf(change: SyntaxNode): Reference['use'] {
  const operator = field(change, 'operator')
  return change.type === 'UpdateExpression' || (operator !== '=' && typeof operator === 'string')
    ? 'update'
    : 'write'
}

function visitTargetProperty(property: SyntaxNode, state: WalkState, change: SyntaxNode): void {
  if (property.type !== 'Property') return visitTarget(property, state, change)
  const value = child(property, 'value')
  if (field(property, 'computed') === true) state.visit(child(property, 'key'), state)
  if (field(property, 'shorthand') !== true) return visitTarget(value, state, change)
  const name = value?.type === 'AssignmentPattern' ? child(value, 'left') : value
  if (name) addUse(name, state, { use: 'shorthand', isWritten: true })
  if (value?.type === 'AssignmentPattern') state.visit(child(value, 'right'), state)
}
