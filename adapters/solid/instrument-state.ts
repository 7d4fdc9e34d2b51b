import type { CallExpression, Node } from 'estree'
import { walk } from 'estree-walker'
import type { AstNode, InstrumentInput } from '../shared/instrument.ts'
import type { Bindings } from './instrument-bindings.ts'
import { isFunction, nameState, type Ancestors } from './instrument-names.ts'

/** The functions that create state, and the name of the helper that keeps what they create. */
const HELPERS: Readonly<Record<string, string>> = {
  createSignal: 'signal',
  createStore: 'store',
  createMutable: 'mutable',
}

const FILE_RESET_RE = /^[ \t]*\/\/ *@metamon-reset[ \t]*$/m
const RESET_RE = /\/\* *@metamon-reset *\*\/\s*$/

/**
 * Hands the initial value of each signal and store to the page's state before it is used:
 * `createSignal(0)` becomes `signal("count", "0", (take) => createSignal(take(() => (0))))`.
 *
 * @param isComponent true for the function of a component that solid-refresh knows
 * @returns the helpers that are used
 */
export function instrumentState(
  input: InstrumentInput,
  bindings: Bindings,
  isComponent: (node: Node) => boolean,
): readonly string[] {
  if (FILE_RESET_RE.test(input.code)) return []
  const used = new Set<string>()
  const ancestors: Node[] = []
  walk(input.program, {
    enter(node) {
      if (node.type === 'CallExpression') {
        const helper = HELPERS[bindings.importedBy(node.callee) ?? '']
        if (helper && canKeep(input, node, ancestors)) {
          const isModule = isModuleLevel(ancestors, bindings)
          keep(input, node, { helper, name: nameState(ancestors, helper, isComponent), isModule })
          used.add(helper)
          if (isModule) used.add('evaluated')
        }
      }
      ancestors.push(node)
    },
    leave: () => void ancestors.pop(),
  })
  return [...used]
}

/** An argument list that can be moved into a function of its own, and that nobody wants reset. */
function canKeep({ code }: InstrumentInput, call: CallExpression, ancestors: Ancestors): boolean {
  const isPlain = call.arguments.every((one) => one.type !== 'SpreadElement' && !suspends(one))
  return isPlain && !ancestors.some((node) => RESET_RE.test(code.slice(0, place(node).start)))
}

function suspends(argument: Node): boolean {
  let found = false
  walk(argument, {
    enter(node) {
      if (isFunction(node)) this.skip()
      else if (node.type === 'AwaitExpression' || node.type === 'YieldExpression') found = true
    },
  })
  return found
}

/** Runs while the module is evaluated: outside of all functions, but for those that are called in place. */
function isModuleLevel(ancestors: Ancestors, bindings: Bindings): boolean {
  return ancestors.every((node, index) => {
    if (!isFunction(node)) return !isClass(node)
    const call = ancestors[index - 1]
    if (call?.type !== 'CallExpression') return false
    return call.callee === node || bindings.importedBy(call.callee) === 'createRoot'
  })
}

const isClass = (node: Node): boolean => node.type === 'ClassDeclaration' || node.type === 'ClassExpression'

interface Slot {
  readonly helper: string
  readonly name: string
  readonly isModule: boolean
}

/** Starts are appended and ends prepended, so that calls within calls nest. */
function keep({ code, output }: InstrumentInput, call: CallExpression, slot: Slot): void {
  const [initial, ...rest] = call.arguments.map(place)
  const text = initial ? code.slice(initial.start, initial.end) : ''
  const { start, end } = place(call)
  const head = [slot.name, text].map((one) => JSON.stringify(one)).join(', ')
  output.appendLeft(start, `__metamon_${slot.helper}(${head}, (__metamon_take) => `)
  if (initial) {
    output.appendLeft(initial.start, '__metamon_take(() => (')
    output.prependLeft(initial.end, '))')
  } else output.appendLeft(end - 1, '__metamon_take(() => undefined)')
  const options = rest[0] ? code.slice(rest[0].start, end - 1) : ''
  output.prependLeft(end, slot.isModule ? `, import.meta, ${JSON.stringify(options)})` : ')')
}

/** The parser gives every node its place. */
const place = (node: Node): AstNode => node as AstNode
