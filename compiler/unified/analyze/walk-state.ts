import { child, field, nameOf } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Binding, Mutation, Reference } from '../ast.ts'
import { unwrap } from './member-path.ts'
import { lookUp } from './scope.ts'
import type { Scope } from './scope.ts'
import type { Use } from './uses.ts'

/** Where a walk is. */
export interface WalkState {
  readonly uses: Use[]
  scope: Scope
  place: Reference['place']
  /** How many functions around are not called where they stand. */
  deferred: number
  /** Says whether the value of a binding has no member `value`, so that `$x.value` can only mean `$x`. */
  readonly isValueless: (binding: Binding) => boolean
  /** Goes on with any node. */
  readonly visit: (node: SyntaxNode | undefined, state: WalkState) => void
}

/** What else is known of a use. */
export interface UseDetails {
  readonly use?: Reference['use']
  readonly isWritten?: boolean
  readonly mutation?: Mutation
  readonly isCalled?: boolean
  /** What the use covers, when it is more than the name. */
  readonly whole?: SyntaxNode
}

/** Notes that a name is used. */
export function addUse(node: SyntaxNode, state: WalkState, details: UseDetails = {}): void {
  const name = nameOf(node)
  if (name === undefined) return
  const {
    use = 'read',
    isWritten = use === 'write' || use === 'update',
    mutation,
    isCalled = false,
    whole,
  } = details
  state.uses.push({
    name,
    binding: lookUp(state.scope, name),
    use,
    isWritten,
    place: state.place,
    node: whole ?? node,
    start: node.start,
    end: (whole ?? node).end,
    scope: state.scope,
    isDeferred: state.deferred > 0,
    isCalled,
    ...(mutation ? { mutation } : {}),
  })
}

/** Visits a member expression; `$x.value` may be `$x` itself. */
export function visitMember(node: SyntaxNode, state: WalkState, details: UseDetails = {}): void {
  const object = child(node, 'object')
  if (isValueOfValue(node, state)) return addUse(unwrap(object) ?? node, state, { ...details, whole: node })
  state.visit(object, state)
  if (field(node, 'computed') === true) state.visit(child(node, 'property'), state)
}

/** Says whether it is `$count.value`, where `$count` can only be a number. */
export function isValueOfValue(node: SyntaxNode, { scope, isValueless }: WalkState): boolean {
  const object = child(node, 'object')
  const property = child(node, 'property')
  if (object?.type !== 'Identifier' || nameOf(property) !== 'value' || field(node, 'computed') === true)
    return false
  const name = nameOf(object) ?? ''
  const binding = name.startsWith('$') ? lookUp(scope, name) : undefined
  return binding !== undefined && isValueless(binding)
}

/** Runs something in an inner scope. */
export function within(scope: Scope, state: WalkState, run: () => void): void {
  const { scope: outer } = state
  state.scope = scope
  run()
  state.scope = outer
}
