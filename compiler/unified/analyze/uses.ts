import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Range } from '../../types.ts'
import type { Binding, Mutation, Reference } from '../ast.ts'
import type { Scope } from './scope.ts'

/** One use of a name, before it is known what all names stand for. */
export interface Use extends Range {
  readonly name: string
  /** Undefined when nothing in the file declares the name. */
  binding: Binding | undefined
  readonly use: Reference['use']
  /** True for `({ $x } = o)`, which writes although it is a shorthand. */
  readonly isWritten: boolean
  readonly place: Reference['place']
  readonly node: SyntaxNode
  readonly scope: Scope
  readonly mutation?: Mutation
  /** True in a function that is not called where it stands. */
  readonly isDeferred: boolean
  /** True for the callee of a call. */
  readonly isCalled: boolean
}
