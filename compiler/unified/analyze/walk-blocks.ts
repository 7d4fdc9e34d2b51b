import { child, nodes } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Binding } from '../ast.ts'
import { collect } from './patterns.ts'
import { addAll, createScope, declarationsOf } from './scope.ts'
import { visitDefaults } from './walk-functions.ts'
import { within } from './walk-state.ts'
import type { WalkState } from './walk-state.ts'
import { visitTarget } from './walk-targets.ts'

/** Visits statements in a scope of their own. */
export function visitBlock(statements: readonly SyntaxNode[], state: WalkState): void {
  const bindings = declarationsOf(statements, 'local')
  const scope = bindings.length === 0 ? state.scope : createScope(state.scope)
  addAll(scope, bindings)
  within(scope, state, () => {
    for (const statement of statements) state.visit(statement, state)
  })
}

/** Visits a switch, whose cases share one scope. */
export function visitSwitch(node: SyntaxNode, state: WalkState): void {
  const cases = nodes(node, 'cases')
  const scope = createScope(state.scope)
  addAll(
    scope,
    declarationsOf(
      cases.flatMap((entry) => nodes(entry, 'consequent')),
      'local',
    ),
  )
  state.visit(child(node, 'discriminant'), state)
  within(scope, state, () => {
    for (const entry of cases) {
      state.visit(child(entry, 'test'), state)
      for (const statement of nodes(entry, 'consequent')) state.visit(statement, state)
    }
  })
}

/** Visits a `for` of any kind. */
export function visitLoop(node: SyntaxNode, state: WalkState): void {
  const head = child(node, node.type === 'ForStatement' ? 'init' : 'left')
  const scope = createScope(state.scope)
  const isDeclaration = head?.type === 'VariableDeclaration'
  if (isDeclaration) addAll(scope, declarationsOf([head], 'local'))
  within(scope, state, () => {
    if (isDeclaration || node.type === 'ForStatement') state.visit(head, state)
    else visitTarget(head, state, node)
    for (const name of ['right', 'test', 'update', 'body']) state.visit(child(node, name), state)
  })
}

/** Visits a `catch`. */
export function visitCatch(node: SyntaxNode, state: WalkState): void {
  const scope = createScope(state.scope)
  const own: Binding[] = []
  collect(child(node, 'param'), 'local', own)
  addAll(scope, own)
  within(scope, state, () => {
    visitDefaults(child(node, 'param'), state)
    state.visit(child(node, 'body'), state)
  })
}
