import { child, field, nodes } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Binding, Reference } from '../ast.ts'
import type { Scope } from './scope.ts'
import type { Use } from './uses.ts'
import { visitBlock, visitCatch, visitLoop, visitSwitch } from './walk-blocks.ts'
import { visitCall, visitClass, visitDefaults, visitFunction } from './walk-functions.ts'
import { addUse, visitMember } from './walk-state.ts'
import type { WalkState } from './walk-state.ts'
import { visitTarget } from './walk-targets.ts'

/** Finds the names that script uses. */
export interface Walker {
  /** Adds the uses in a node to `uses`, in the order of the source. */
  visit(node: SyntaxNode, scope: Scope, place: Reference['place']): void
  readonly uses: Use[]
}

/**
 * Makes a walker.
 *
 * @param isValueless says of which bindings the value is known to have no member `value`, so that
 *   `$x.value` can only mean `$x`
 */
export function createWalker(isValueless: (binding: Binding) => boolean): Walker {
  const uses: Use[] = []
  return {
    uses,
    visit: (node, scope, place) => visit(node, { uses, scope, place, deferred: 0, isValueless, visit }),
  }
}

function visit(node: SyntaxNode | undefined, state: WalkState): void {
  if (!node) return
  switch (node.type) {
    case 'Identifier':
      return addUse(node, state)
    case 'MemberExpression':
      return visitMember(node, state)
    case 'AssignmentExpression':
      visitTarget(child(node, 'left'), state, node)
      return visit(child(node, 'right'), state)
    case 'UpdateExpression':
      return visitTarget(child(node, 'argument'), state, node)
    case 'UnaryExpression':
      if (field(node, 'operator') === 'delete') return visitTarget(child(node, 'argument'), state, node)
      return visit(child(node, 'argument'), state)
    case 'CallExpression':
    case 'NewExpression':
      return visitCall(node, state)
    case 'Property':
      return visitProperty(node, state)
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return visitFunction(node, state, { isDeferred: true })
    default:
      return visitOther(node, state)
  }
}

function visitOther(node: SyntaxNode, state: WalkState): void {
  switch (node.type) {
    case 'FunctionDeclaration':
      return visitFunction(node, state, { isDeferred: true })
    case 'ClassDeclaration':
    case 'ClassExpression':
      return visitClass(node, state)
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
      if (field(node, 'computed') === true) visit(child(node, 'key'), state)
      return visit(child(node, 'value'), state)
    case 'VariableDeclarator':
      visitDefaults(child(node, 'id'), state)
      return visit(child(node, 'init'), state)
    case 'BlockStatement':
    case 'StaticBlock':
    case 'Program':
      return visitBlock(nodes(node, 'body'), state)
    case 'SwitchStatement':
      return visitSwitch(node, state)
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
      return visitLoop(node, state)
    case 'CatchClause':
      return visitCatch(node, state)
    case 'LabeledStatement':
      return visit(child(node, 'body'), state)
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'ImportDeclaration':
    case 'MetaProperty':
      return
    default:
      // types hold no values but for assertions, which are expressions
      if (!/^TS(?!.*(?:Expression|TypeAssertion)$)/.test(node.type)) visitChildren(node, state)
  }
}

function visitChildren(node: SyntaxNode, state: WalkState): void {
  for (const key in node) {
    const value = field(node, key)
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value)) for (const inner of nodes(node, key)) visit(inner, state)
    else visit(child(node, key), state)
  }
}

function visitProperty(node: SyntaxNode, state: WalkState): void {
  if (field(node, 'computed') === true) visit(child(node, 'key'), state)
  const value = child(node, 'value')
  if (field(node, 'shorthand') === true && value?.type === 'Identifier') {
    return addUse(value, state, { use: 'shorthand', isWritten: false })
  }
  visit(value, state)
}
