import type { Node, Pattern, SimpleCallExpression } from 'estree'
import type { AstNode, InstrumentInput } from '../shared/instrument.ts'
import type { DeclarationList } from '../shared/instrument-declarations.ts'
import { isFunction } from '../shared/instrument-syntax.ts'

/** The hooks that hold state, and what is called in their place. */
const STATE_HOOKS: Readonly<Record<string, { readonly by: string; readonly initial: number }>> = {
  useState: { by: 'state', initial: 0 },
  useReducer: { by: 'reducer', initial: 1 },
  useRef: { by: 'ref', initial: 0 },
  useActionState: { by: 'actionState', initial: 1 },
}

/**
 * The hooks that are given a function to call after rendering, which of their arguments it is, and what wraps
 * it. What it depends on is the argument after it.
 */
const EFFECT_HOOKS: Readonly<Record<string, { readonly by: string; readonly create: number }>> = {
  useEffect: { by: 'effect', create: 0 },
  useLayoutEffect: { by: 'effect', create: 0 },
  useInsertionEffect: { by: 'effect', create: 0 },
  useImperativeHandle: { by: 'handle', create: 1 },
}

/** What one module is changed with. */
export interface HookEdits {
  readonly input: InstrumentInput
  readonly declarations: DeclarationList
}

/**
 * Changes the call of one hook: a state hook is called with the name and the text of what it holds, the
 * function given to an effect and what it depends on are wrapped. What the arguments are, and when they are
 * evaluated, stays.
 *
 * @param hook the name under which React exports it
 * @param ancestors from the program to the node above the call
 * @returns the names that the changed code imports; none when the call is left alone
 */
export function instrumentHook(
  call: SimpleCallExpression,
  hook: string,
  ancestors: readonly Node[],
  { input, declarations }: HookEdits,
): readonly string[] {
  if (call.optional || call.arguments.some((one) => one.type === 'SpreadElement')) return []
  const state = Object.hasOwn(STATE_HOOKS, hook) ? STATE_HOOKS[hook] : undefined
  if (state) return [replaceStateHook(call, { ...state, ancestors, hook }, { input, declarations })]
  const effect = Object.hasOwn(EFFECT_HOOKS, hook) ? EFFECT_HOOKS[hook] : undefined
  if (!effect) return []
  const [create, dependencies] = call.arguments.slice(effect.create)
  return [
    ...(create ? [wrap(create, effect.by, input)] : []),
    ...(dependencies ? [wrap(dependencies, 'dependencies', input)] : []),
  ]
}

interface StateHook {
  readonly hook: string
  readonly by: string
  readonly initial: number
  readonly ancestors: readonly Node[]
}

function replaceStateHook(
  call: SimpleCallExpression,
  { hook, by, initial, ancestors }: StateHook,
  { input, declarations }: HookEdits,
): string {
  const { code, output } = input
  const callee = placeOf(call.callee)
  const [first] = call.arguments
  const open = openingParenthesis(code, callee.end)
  const text = call.arguments[initial] ? textOf(call.arguments[initial], code) : ''
  const name = nameOfSlot(hook, ancestors)
  const scope = declarations.add({ ancestors, at: callee.start, name, kind: hook, text })
  output.appendRight(callee.start, `__metamon_${by}(${scope}, `)
  output.update(open, open + 1, `, ${JSON.stringify(name)}, ${JSON.stringify(text)}${first ? ', ' : ''}`)
  return by
}

function wrap(argument: Node, by: string, { output }: InstrumentInput): string {
  const { start, end } = placeOf(argument)
  output.appendRight(start, `__metamon_${by}(`).appendLeft(end, ')')
  return by
}

/** The index of the parenthesis that opens the arguments; there can only be white space and comments before. */
function openingParenthesis(code: string, from: number): number {
  const before = /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/.exec(code.slice(from))
  return from + (before?.[0].length ?? 0)
}

/** The variable, with the custom hook that it is in: `count`, `useThing.thing`. */
function nameOfSlot(hook: string, ancestors: readonly Node[]): string {
  const functionAt = ancestors.findLastIndex(isFunction)
  const variable = ancestors
    .slice(functionAt + 1)
    .toReversed()
    .map(nameGivenBy)
    .find((name) => name !== undefined)
  return `${customHookOf(ancestors)}${variable ?? hook}`
}

/** What a node calls the value below it; of a state and its setter, the state unless only the setter has a name. */
function nameGivenBy(node: Node): string | undefined {
  if (node.type === 'VariableDeclarator') return nameOfPattern(node.id)
  if (node.type === 'AssignmentExpression') return nameOfPattern(node.left)
  if (node.type === 'Property' && node.key.type === 'Identifier' && !node.computed) return node.key.name
  return undefined
}

function nameOfPattern(pattern: Pattern): string | undefined {
  if (pattern.type === 'Identifier') return pattern.name
  if (pattern.type !== 'ArrayPattern') return undefined
  return pattern.elements.find((one) => one?.type === 'Identifier')?.name
}

/** `useThing.` for code within that hook; nothing for code of a component. */
function customHookOf(ancestors: readonly Node[]): string {
  const names = ancestors.map((node, index) =>
    isFunction(node) ? nameOfFunction(node, ancestors[index - 1]) : '',
  )
  const nearest = names.findLast((name) => /^(?:use)?[A-Z\d]/.test(name))
  return nearest?.startsWith('use') ? `${nearest}.` : ''
}

function nameOfFunction(node: Extract<Node, { params: Pattern[] }>, parent: Node | undefined): string {
  if (node.type !== 'ArrowFunctionExpression' && node.id) return node.id.name
  return (parent && nameGivenBy(parent)) ?? ''
}

/** The code of a value on one line, so that white space does not count as a change of it. */
export const textOf = (node: Node, code: string): string => {
  const { start, end } = placeOf(node)
  return code.slice(start, end).replace(/\s+/g, ' ')
}

/** The parser that the plugin uses gives every node its place. */
const placeOf = (node: Node): AstNode => node as AstNode
