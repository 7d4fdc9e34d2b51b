import { child, field, nameOf, nodes } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Binding, Mutation } from '../ast.ts'
import { toNode } from '../parse/expressions.ts'
import { readMemberPath, unwrap } from './member-path.ts'
import { collect } from './patterns.ts'
import { addAll, createScope, declarationsOf, nestedVariables } from './scope.ts'
import { addUse, within } from './walk-state.ts'
import type { WalkState } from './walk-state.ts'

const MUTATORS: ReadonlySet<string> = new Set(
  'push pop shift unshift splice sort reverse fill copyWithin set add delete clear'.split(' '),
)

/** Visits a call: its arguments that are functions count as called where they stand. */
export function visitCall(node: SyntaxNode, state: WalkState): void {
  const callee = unwrap(child(node, 'callee'))
  const method = callee?.type === 'MemberExpression' ? callee : undefined
  const name = method && field(method, 'computed') !== true ? nameOf(child(method, 'property')) : undefined
  const path =
    name !== undefined && MUTATORS.has(name) && method
      ? readMemberPath(child(method, 'object') ?? method)
      : undefined
  if (path && name !== undefined) {
    const mutation: Mutation = { node: toNode(node), kind: 'call', path: path.keys, method: name }
    addUse(path.root, state, { mutation })
    for (const expression of path.computed) state.visit(expression, state)
  } else if (callee?.type === 'Identifier') addUse(callee, state, { isCalled: true })
  else if (isFunction(callee)) visitFunction(callee, state, { isDeferred: false })
  else state.visit(callee, state)
  for (const argument of nodes(node, 'arguments')) {
    if (isFunction(argument)) visitFunction(argument, state, { isDeferred: false })
    else state.visit(argument, state)
  }
}

/** Visits a function, its parameters and its body. */
export function visitFunction(
  node: SyntaxNode,
  state: WalkState,
  { isDeferred }: { isDeferred: boolean },
): void {
  const scope = createScope(state.scope, node)
  const own: Binding[] = []
  if (node.type === 'FunctionExpression') collect(child(node, 'id'), 'local', own)
  for (const parameter of nodes(node, 'params')) collect(parameter, 'local', own)
  const body = child(node, 'body')
  const statements = body?.type === 'BlockStatement' ? nodes(body, 'body') : []
  addAll(scope, own)
  addAll(scope, nestedVariables(statements))
  addAll(scope, declarationsOf(statements, 'local'))
  state.deferred += isDeferred ? 1 : 0
  within(scope, state, () => {
    for (const parameter of nodes(node, 'params')) visitDefaults(parameter, state)
    if (body?.type === 'BlockStatement') for (const statement of statements) state.visit(statement, state)
    else state.visit(body, state)
  })
  state.deferred -= isDeferred ? 1 : 0
}

/** Visits a class. */
export function visitClass(node: SyntaxNode, state: WalkState): void {
  state.visit(child(node, 'superClass'), state)
  const scope = createScope(state.scope)
  const own: Binding[] = []
  collect(child(node, 'id'), 'local', own)
  addAll(scope, own)
  within(scope, state, () => {
    for (const member of nodes(child(node, 'body') ?? {}, 'body')) state.visit(member, state)
  })
}

export function visitDefaults(pattern: SyntaxNode | undefined, state: WalkState): void {
  switch (pattern?.type) {
    case 'AssignmentPattern':
      visitDefaults(child(pattern, 'left'), state)
      return state.visit(child(pattern, 'right'), state)
    case 'ObjectPattern':
      for (const property of nodes(pattern, 'properties')) {
        if (field(property, 'computed') === true) state.visit(child(property, 'key'), state)
        visitDefaults(child(property, property.type === 'RestElement' ? 'argument' : 'value'), state)
      }
      return
    case 'ArrayPattern':
      for (const element of nodes(pattern, 'elements')) visitDefaults(element, state)
      return
    case 'RestElement':
    case 'TSParameterProperty':
      return visitDefaults(child(pattern, 'argument') ?? child(pattern, 'parameter'), state)
  }
}

const isFunction = (node: SyntaxNode | undefined): node is SyntaxNode =>
  node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression'
