import type { SimpleCallExpression } from 'estree'
import type MagicString from 'magic-string'
import { suspends, toAst } from '../shared/instrument-syntax.ts'
import type { StatePlace } from './instrument-names.ts'

/** Vue's functions that make state out of the value that they are given. */
export const STATE_MAKERS: ReadonlySet<string> = new Set(['ref', 'shallowRef', 'reactive', 'shallowReactive'])

/** A call that makes state. */
export interface StateCall {
  readonly call: SimpleCallExpression
  readonly place: StatePlace
}

/** What one module is changed with. */
export interface StateEdits {
  readonly code: string
  readonly output: MagicString
}

/**
 * Makes a call of `ref` and the like ask for the value that it had before the running update:
 * `ref(0)` becomes `__metamon_state(ref, "count", "0", () => (0))`.
 *
 * @returns the name that the changed code needs; undefined when the call is left as it is
 */
export function instrumentState({ call, place }: StateCall, edits: StateEdits): string | undefined {
  const { code, output } = edits
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
  output.appendLeft(toAst(call).start, helper === 'shared' ? SHARED_START : `__metamon_${helper}(`)
  output.overwrite(parenthesis, parenthesis + 1, argument ? middle : `${middle}void 0)`)
  if (argument) output.appendRight(toAst(argument).end, ')')
  return helper
}

/** What a module that holds state of its own hands to each initialiser of it. */
export const SHARED_STATE = '__metamon_shared_state'

const SHARED_START = `__metamon_shared(${SHARED_STATE}, `

/** A value that takes a wait cannot be left out, only replaced; at the top of a module not even that. */
function helperOf(call: SimpleCallExpression, { isShared }: StatePlace): string | undefined {
  const isWaiting = call.arguments.some(suspends)
  if (isShared) return isWaiting ? undefined : 'shared'
  return isWaiting ? 'awaited' : 'state'
}
