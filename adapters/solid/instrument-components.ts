import type { CallExpression, Node } from 'estree'
import type { InstrumentInput, Syntax } from '../shared/instrument.ts'
import { isFunction, toAst } from '../shared/instrument-syntax.ts'
import { endsOf } from '../shared/instrument-unwanted.ts'
import { walkCode } from '../shared/instrument-walk.ts'
import type { Bindings } from './instrument-bindings.ts'
import { addDependencies, findRendering } from './instrument-dependencies.ts'
import { describeExports, findLocals } from './instrument-exports.ts'

/** The components that a module registers with solid-refresh. */
export interface Registered {
  /** `$$component(registry, name, implementation, options)`, by name. */
  readonly calls: ReadonlyMap<string, CallExpression>
  readonly refresh: CallExpression | undefined
  /** True for the function of a component that somebody has written: no hoisted JSX. */
  isComponent(node: Node): boolean
}

interface ModuleFacts {
  readonly bindings: Bindings
  readonly registered: Registered
  /** All of the module. */
  readonly calls: readonly CallExpression[]
}

export function findRegistered({ syntax }: InstrumentInput, bindings: Bindings): Registered {
  const calls = new Map<string, CallExpression>()
  const components = new Set<Node>()
  let refresh: CallExpression | undefined
  for (const call of syntax.derive(findEvaluatedCalls)) {
    const callee = bindings.importedBy(call.callee)
    if (callee === '$$refresh') refresh = call
    const [, name, implementation] = call.arguments
    if (callee !== '$$component' || name?.type !== 'Literal' || !implementation) continue
    calls.set(String(name.value), call)
    if (!isTemplate(String(name.value), implementation)) components.add(implementation)
  }
  return { calls, refresh, isComponent: (node) => components.has(node) }
}

/** The calls outside of functions: solid-refresh registers nothing that a function creates. */
function findEvaluatedCalls({ program }: Syntax): readonly CallExpression[] {
  const calls: CallExpression[] = []
  walkCode(program, {
    enter(node) {
      if (isFunction(node)) return 'skip'
      if (node.type === 'CallExpression') calls.push(node)
      return undefined
    },
  })
  return calls
}

/**
 * Finds, in code that solid-refresh has printed, where it renders the JSX that it has hoisted out of a component of
 * this module: no more than the values for it are in there. And what it says of components that depend on nothing,
 * and objects that become state.
 *
 * @returns the indices of the opening brackets
 */
export function findPrinted(code: string): readonly number[] {
  const registered = new Set(Array.from(code.matchAll(REGISTERED_RE), ([, name]) => name))
  const calls = registered.size > 0 ? [...code.matchAll(RENDERED_RE)] : []
  return [
    ...calls
      .filter(([, , name]) => registered.has(name))
      .map(({ index, 1: callee }) => index + callee!.length),
    ...Array.from(code.matchAll(OPTIONS_RE), ({ index }) => code.lastIndexOf('{', index)),
    ...endsOf(code, STATE_RE),
  ]
}

const REGISTERED_RE = /^const (\w+_\d+) = _\$\$component\(_REGISTRY, "\1",/gm

/** What a search starts with should be rare. */
const OPTIONS_RE = /location(?<=\{\s*location): "[^"\\]*",\s*signature: "\w*"\s*\}\);$/gm

const RENDERED_RE = /(_\$createComponent)\((\w+_\d+), \{/g

const STATE_RE = /(?<![\w$.])create(?:Signal|Store|Mutable)\(\{/g

/** JSX that solid-refresh has hoisted, as a component of its own: `Card_1 = (_props) => …`. */
function isTemplate(name: string, implementation: Node): boolean {
  if (implementation.type !== 'ArrowFunctionExpression' || !/_\d+$/.test(name)) return false
  const [props] = implementation.params
  return props?.type === 'Identifier' && /^_props\d*$/.test(props.name)
}

/**
 * Makes the components of a module fall back to their last good version while an update is verified, and
 * its updates complete.
 *
 * @returns the helpers that are used
 */
export function instrumentComponents(
  input: InstrumentInput,
  { bindings, registered, calls }: ModuleFacts,
): readonly string[] {
  const used = new Set<string>()
  const locals = findLocals(input, bindings)
  const facts = { bindings, registered, locals, rendering: findRendering(calls, bindings) }
  for (const [name, call] of registered.calls) {
    const implementation = toAst(call.arguments[2]!)
    const helper = registered.isComponent(implementation) ? 'component' : 'template'
    const id = JSON.stringify(`${input.file}:${name}`)
    input.output.appendLeft(implementation.start, `__metamon_${helper}(${id}, `)
    input.output.prependLeft(implementation.end, ')')
    used.add(helper)
    if (addDependencies(input, facts, call)) used.add('identity')
  }
  const hot = registered.refresh?.arguments[1]
  if (hot) {
    const exports = JSON.stringify(describeExports(input, registered, locals))
    input.output.appendLeft(toAst(hot).start, '__metamon_hot(')
    input.output.prependLeft(toAst(hot).end, `, ${JSON.stringify(input.file)}, ${exports})`)
    used.add('hot')
  }
  return [...used]
}
