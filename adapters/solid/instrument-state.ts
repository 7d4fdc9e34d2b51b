import type { CallExpression, Node } from 'estree'
import type { InstrumentInput } from '../shared/instrument.ts'
import { createDeclarationList, type DeclarationList } from '../shared/instrument-declarations.ts'
import { isFunction, suspends, toAst } from '../shared/instrument-syntax.ts'
import type { Bindings } from './instrument-bindings.ts'
import { nameState, type Ancestors } from './instrument-names.ts'

/** The functions that create state, and the name of the helper that keeps what they create. */
const HELPERS: Readonly<Record<string, string>> = {
  createSignal: 'signal',
  createStore: 'store',
  createMutable: 'mutable',
}

/**
 * Hands the initial value of each signal and store to the page's state before it is used:
 * `createSignal(0)` becomes `signal("src/Card.tsx#Card", "count", "0", (take) => createSignal(take(() => (0))))`.
 *
 * @param isComponent true for the function of a component that solid-refresh knows
 * @returns the helpers that are used
 */
export function instrumentState(
  input: InstrumentInput,
  bindings: Bindings,
  isComponent: (node: Node) => boolean,
): readonly string[] {
  const declarations = createDeclarationList(input)
  const used = new Set<string>()
  input.syntax.walk({
    enter(node, ancestors) {
      if (node.type === 'CallExpression') {
        const helper = HELPERS[bindings.importedBy(node.callee) ?? '']
        if (helper && canMove(node)) {
          const isModule = isModuleLevel(ancestors, bindings)
          const name = nameState(ancestors, helper, isComponent)
          keep(input, node, { helper, name, isModule, ancestors, declarations })
          used.add(helper)
          if (isModule) used.add('evaluated')
        }
      }
    },
  })
  const statement = declarations.statement()
  if (statement) used.add('declare')
  input.output.prepend(statement)
  return [...used]
}

/** Whether an argument list can be moved into a function of its own. */
const canMove = (call: CallExpression): boolean =>
  call.arguments.every((one) => one.type !== 'SpreadElement' && !suspends(one))

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
  readonly ancestors: Ancestors
  readonly declarations: DeclarationList
}

/** Starts are appended and ends prepended, so that calls within calls nest. */
function keep({ code, output }: InstrumentInput, call: CallExpression, slot: Slot): void {
  const [initial, ...rest] = call.arguments.map(toAst)
  const text = initial ? code.slice(initial.start, initial.end) : ''
  const { start, end } = toAst(call)
  const { ancestors, name, helper } = slot
  const scope = slot.declarations.add({ ancestors, at: start, name, kind: helper, text })
  const head = [scope, JSON.stringify(name), JSON.stringify(text)].join(', ')
  output.appendLeft(start, `__metamon_${helper}(${head}, (__metamon_take) => `)
  if (initial) {
    output.appendLeft(initial.start, '__metamon_take(() => (')
    output.prependLeft(initial.end, '))')
  } else output.appendLeft(end - 1, '__metamon_take(() => undefined)')
  const options = rest[0] ? code.slice(rest[0].start, end - 1) : ''
  output.prependLeft(end, slot.isModule ? `, import.meta, ${JSON.stringify(options)})` : ')')
}
