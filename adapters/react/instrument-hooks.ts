import type { Node, Pattern, SimpleCallExpression } from 'estree'
import type { AstNode, InstrumentInput } from '../shared/instrument.ts'
import { isFunction } from './instrument-bindings.ts'

/** The hooks that hold state, and what is called in their place. */
const STATE_HOOKS: Readonly<Record<string, { readonly by: string; readonly initial: number }>> = {
  useState: { by: 'state', initial: 0 },
  useReducer: { by: 'reducer', initial: 1 },
  useRef: { by: 'ref', initial: 0 },
  useActionState: { by: 'actionState', initial: 1 },
}

/** The hooks that are given a function to call after rendering, which of their arguments it is, and what wraps it. */
const EFFECT_HOOKS: Readonly<Record<string, { readonly by: string; readonly create: number }>> = {
  useEffect: { by: 'effect', create: 0 },
  useLayoutEffect: { by: 'effect', create: 0 },
  useInsertionEffect: { by: 'effect', create: 0 },
  useImperativeHandle: { by: 'handle', create: 1 },
}

/**
 * Changes the call of one hook: a state hook is called with the name and the text of what it holds, the
 * function given to an effect is wrapped. What the arguments are, and when they are evaluated, stays.
 *
 * @param hook the name under which React exports it
 * @param ancestors from the program to the node above the call
 * @returns the name that the changed code imports; undefined when the call is left alone
 */
export function instrumentHook(
  call: SimpleCallExpression,
  hook: string,
  ancestors: readonly Node[],
  input: InstrumentInput,
): string | undefined {
  if (call.optional || call.arguments.some((one) => one.type === 'SpreadElement')) return undefined
  const state = Object.hasOwn(STATE_HOOKS, hook) ? STATE_HOOKS[hook] : undefined
  if (state && isReset(ancestors, input)) return undefined
  if (state) return replaceStateHook(call, { ...state, ancestors, hook }, input)
  const effect = Object.hasOwn(EFFECT_HOOKS, hook) ? EFFECT_HOOKS[hook] : undefined
  const create = effect && call.arguments[effect.create]
  return create && wrapEffect(create, effect.by, input)
}

const RESET_FILE_RE = /^\s*\/\/ @metamon-reset\b/m
const RESET_DECLARATION_RE = /\/\*+\s*@metamon-reset\s*\*\/\s*$/

/** True where the code asks not to have its state kept: in the whole file, or in this statement. */
function isReset(ancestors: readonly Node[], { code }: InstrumentInput): boolean {
  // Hardly any module has one, and looking for it takes time for each hook.
  if (!code.includes('@metamon-reset')) return false
  const statement = ancestors.findLast((node) => /(?:Declaration|Statement)$/.test(node.type))
  const before = statement ? code.slice(0, placeOf(statement).start) : ''
  return RESET_DECLARATION_RE.test(before.slice(-200)) || RESET_FILE_RE.test(code)
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
  input: InstrumentInput,
): string {
  const { code, output } = input
  const callee = placeOf(call.callee)
  const [first] = call.arguments
  const open = openingParenthesis(code, callee.end)
  const text = call.arguments[initial] ? textOf(call.arguments[initial], code) : ''
  const name = nameOfSlot(hook, ancestors)
  output.appendRight(callee.start, `__metamon_${by}(`)
  output.update(open, open + 1, `, ${JSON.stringify(name)}, ${JSON.stringify(text)}${first ? ', ' : ''}`)
  return by
}

function wrapEffect(create: Node, by: string, { output }: InstrumentInput): string {
  const { start, end } = placeOf(create)
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

/** On one line, so that white space does not count as a change of the initialiser. */
const textOf = (node: Node, code: string): string => {
  const { start, end } = placeOf(node)
  return code.slice(start, end).replace(/\s+/g, ' ')
}

/** The parser that the plugin uses gives every node its place. */
const placeOf = (node: Node): AstNode => node as AstNode
