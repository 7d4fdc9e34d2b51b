import type { Node, SimpleCallExpression } from 'estree'
import type { CodeOutput } from '../shared/instrument.ts'
import type { DeclarationList } from '../shared/instrument-declarations.ts'
import { suspends, toAst } from '../shared/instrument-syntax.ts'
import type { StatePlace } from './instrument-names.ts'

/** Vue's functions that make state out of the value that they are given. */
export const STATE_MAKERS: ReadonlySet<string> = new Set(['ref', 'shallowRef', 'reactive', 'shallowReactive'])

/** A call that makes state. */
export interface StateCall {
  readonly call: SimpleCallExpression
  readonly place: StatePlace
  /** The export of Vue that is called. */
  readonly callee: string
  /** What the call stands in, from the outside in. */
  readonly ancestors: readonly Node[]
}

/** What one module is changed with. */
export interface StateEdits {
  readonly code: string
  readonly output: CodeOutput
  readonly declarations: DeclarationList
}

/**
 * Makes a call of `ref` and the like ask for the value that it had before the running update:
 * `ref(0)` becomes `__metamon_state("src/Card.vue#setup", ref, "count", "0", () => (0))`.
 *
 * @returns the name that the changed code needs; undefined when the call is left as it is
 */
export function instrumentState(state: StateCall, edits: StateEdits): string | undefined {
  const { code, output, declarations } = edits
  const { call, place, ancestors } = state
  const callee = toAst(call.callee)
  const [argument] = call.arguments
  const open = /^\s*\(/.exec(code.slice(callee.end))
  if (!open || call.optional || call.arguments.length > 1 || argument?.type === 'SpreadElement')
    return undefined
  const helper = helperOf(call, place)
  if (!helper) return undefined
  const text = argument ? code.slice(toAst(argument).start, toAst(argument).end) : ''
  const middle = `, ${JSON.stringify(place.name)}, ${JSON.stringify(text)}, ${helper === 'awaited' ? '(' : '() => ('}`
  const parenthesis = callee.end + open[0].length - 1
  const at = toAst(call).start
  const scope = declarations.add({ ancestors, at, name: place.name, kind: state.callee, text })
  const owner = helper === 'shared' ? `${SHARED_STATE}, ` : ''
  output.appendLeft(at, `__metamon_${helper}(${scope}, ${owner}`)
  output.update(parenthesis, parenthesis + 1, argument ? middle : `${middle}void 0)`)
  if (argument) output.appendRight(toAst(argument).end, ')')
  return helper
}

/** What a module that holds state of its own hands to each initialiser of it. */
export const SHARED_STATE = '__metamon_shared_state'

/** A value that takes a wait cannot be left out, only replaced; at the top of a module not even that. */
function helperOf(call: SimpleCallExpression, { isShared }: StatePlace): string | undefined {
  const isWaiting = call.arguments.some(suspends)
  if (isShared) return isWaiting ? undefined : 'shared'
  return isWaiting ? 'awaited' : 'state'
}
