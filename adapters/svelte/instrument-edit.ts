import type { Expression, Node, SpreadElement } from 'estree'
import type { AstNode } from '../shared/instrument.ts'
import type { DeclarationList } from '../shared/instrument-declarations.ts'
import { suspends, toAst } from '../shared/instrument-syntax.ts'

/** Text put around a piece of code, which itself stays where it is. */
export interface Edit {
  /** Start and end are the same where there is no code to put something around. */
  readonly at: { readonly start: number; readonly end: number }
  readonly open: string
  readonly close: string
  /** What the text needs of the dev runtime. */
  readonly imports: readonly string[]
}

/** A node, and where it is. */
export interface Place {
  readonly node: AstNode
  /** From the program down to the node's parent. */
  readonly ancestors: readonly Node[]
  /** The names of the functions around it, without the component and the methods of classes. */
  readonly functions: readonly string[]
  readonly code: string
  readonly declarations: DeclarationList
}

/** State that is about to get its initial value. */
export interface StatePlace {
  readonly name: string
  /** What holds it: a rune, or the name of a container. */
  readonly kind: string
  /** The call whose first argument is the initial value. */
  readonly call: AstNode & { readonly arguments: readonly (Expression | SpreadElement)[] }
  /** Code that reads the state later. */
  readonly reader: string
  /** Code that the initial value is computed from, where its own text does not show it. */
  readonly origin?: string | undefined
  readonly imports?: readonly string[]
}

/** Hands the initial value over to the dev runtime; undefined where that would change what the code does. */
export function stateEdit(
  { ancestors, code, declarations }: Place,
  { name, kind, call, reader, origin, imports }: StatePlace,
): Edit | undefined {
  const [first] = call.arguments
  if (first?.type === 'SpreadElement' || (first && suspends(first)) || code[call.end - 1] !== ')')
    return undefined
  const at = first ? toAst(first) : { start: call.end - 1, end: call.end - 1 }
  const text = [origin, code.slice(at.start, at.end)].filter(Boolean).join(' > ')
  const scope = declarations.add({ ancestors, at: at.start, name, kind, text })
  return {
    at,
    open: `__metamon_svelteState(${scope}, ${JSON.stringify(name)}, ${JSON.stringify(text)}, () => (${first ? '' : 'void 0'}`,
    close: `), () => ${reader})`,
    imports: ['svelteState', ...(imports ?? [])],
  }
}
