import type { SimpleCallExpression, Node } from 'estree'
import { walk } from 'estree-walker'
import type MagicString from 'magic-string'
import type { AstNode } from '../shared/instrument.ts'
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
  const callee = placed(call.callee)
  const [argument] = call.arguments
  const open = /^\s*\(/.exec(code.slice(callee.end))
  if (!open || call.optional || call.arguments.length > 1 || argument?.type === 'SpreadElement')
    return undefined
  const helper = helperOf(call, place)
  if (!helper) return undefined
  const text = argument ? code.slice(placed(argument).start, placed(argument).end) : ''
  const middle = `, ${JSON.stringify(place.name)}, ${JSON.stringify(text)}, ${helper === 'awaited' ? '(' : '() => ('}`
  const parenthesis = callee.end + open[0].length - 1
  output.appendLeft(placed(call).start, helper === 'shared' ? SHARED_START : `__metamon_${helper}(`)
  output.overwrite(parenthesis, parenthesis + 1, argument ? middle : `${middle}void 0)`)
  if (argument) output.appendRight(placed(argument).end, ')')
  return helper
}

/** What a module that holds state of its own hands to each initialiser of it. */
export const SHARED_STATE = '__metamon_shared_state'

const SHARED_START = `__metamon_shared(${SHARED_STATE}, `

/** A value that takes a wait cannot be left out, only replaced; at the top of a module not even that. */
function helperOf(call: SimpleCallExpression, { isShared }: StatePlace): string | undefined {
  const isWaiting = isSuspending(call)
  if (isShared) return isWaiting ? undefined : 'shared'
  return isWaiting ? 'awaited' : 'state'
}

/** Whether the value takes a wait that only the function around it can do. */
function isSuspending(call: SimpleCallExpression): boolean {
  let isFound = false
  for (const argument of call.arguments)
    walk(argument, {
      enter(node: Node) {
        if (/Function/.test(node.type)) this.skip()
        else if (node.type === 'AwaitExpression' || node.type === 'YieldExpression') isFound = true
      },
    })
  return isFound
}

/** Every node of the parser has its place. */
const placed = (node: Node): AstNode => node as AstNode
