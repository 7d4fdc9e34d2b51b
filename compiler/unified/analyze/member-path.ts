import { child, field, nameOf } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Mutation } from '../ast.ts'

/** `$user.address['city']`, taken apart. */
export interface MemberPath {
  /** The identifier that it begins with. */
  readonly root: SyntaxNode
  readonly keys: Mutation['path']
  /** The expressions in brackets. */
  readonly computed: readonly SyntaxNode[]
}

/** Reads a chain of members, type assertions left out; undefined when it does not begin with a name. */
export function readMemberPath(node: SyntaxNode): MemberPath | undefined {
  const keys: Mutation['path'][number][] = []
  const computed: SyntaxNode[] = []
  let at = unwrap(node)
  while (at?.type === 'MemberExpression') {
    const property = child(at, 'property')
    if (!property) return undefined
    const isOptional = field(at, 'optional') === true
    if (field(at, 'computed') === true) {
      computed.unshift(property)
      keys.unshift({ kind: 'computed', expression: { start: property.start, end: property.end }, isOptional })
    } else keys.unshift({ kind: 'name', name: nameOf(property) ?? '', isOptional })
    at = unwrap(child(at, 'object'))
  }
  return at?.type === 'Identifier' ? { root: at, keys, computed } : undefined
}

/** What is within parentheses, type assertions and optional chains. */
export function unwrap(node: SyntaxNode | undefined): SyntaxNode | undefined {
  let at = node
  while (
    at &&
    /^(?:ParenthesizedExpression|ChainExpression|TS\w+Expression|TSTypeAssertion)$/.test(at.type)
  ) {
    at = child(at, 'expression')
  }
  return at
}
