import type { CallExpression, Node } from 'estree'
import type { InstrumentInput } from '../shared/instrument.ts'
import { toAst } from '../shared/instrument-syntax.ts'
import type { Bindings } from './instrument-bindings.ts'
import type { Registered } from './instrument-components.ts'
import { hash, type Locals } from './instrument-exports.ts'

interface ModuleFacts {
  readonly bindings: Bindings
  readonly registered: Registered
  readonly locals: Locals
  /** The calls of the module that render a component. */
  readonly rendering: readonly CallExpression[]
}

/** Finds them among all calls of a module: what each component renders is among them. */
export const findRendering = (
  calls: readonly CallExpression[],
  bindings: Bindings,
): readonly CallExpression[] =>
  calls.filter(({ callee }) => bindings.importedBy(callee) === 'createComponent')

/**
 * solid-refresh does not see that JSX depends on components that it does not know itself: imported ones, and
 * those that, say, `lazy` or a higher-order component has made. The latter are made anew whenever the module
 * is evaluated, and count as changed when their code is.
 *
 * @returns true when the helper `identity` is used
 */
export function addDependencies(
  { output }: InstrumentInput,
  facts: ModuleFacts,
  call: CallExpression,
): boolean {
  const [, , implementation, options] = call.arguments
  if (options?.type !== 'ObjectExpression') return false
  const hasOwn = options.properties.some((one) => one.type === 'Property' && isNamed(one, 'dependencies'))
  const names = hasOwn ? [] : usedComponents(implementation!, facts)
  if (names.length === 0) return false
  const { locals } = facts
  const list = names.map((name) => `${name}: ${describeVersion(name, locals)}`).join(', ')
  output.appendLeft(toAst(options).end - 1, `, dependencies: () => ({ ${list} })`)
  return names.some((name) => !locals.has(name))
}

function describeVersion(name: string, locals: Locals): string {
  const text = locals.get(name)
  return text === undefined ? `__metamon_identity(${name})` : JSON.stringify(hash(text))
}

const isNamed = (property: { readonly key: Node }, name: string): boolean =>
  property.key.type === 'Identifier' && property.key.name === name

function usedComponents(implementation: Node, { bindings, registered, rendering }: ModuleFacts): string[] {
  const names = new Set<string>()
  const { start, end } = toAst(implementation)
  for (const call of rendering) {
    if (toAst(call).start < start || toAst(call).end > end) continue
    const [component] = call.arguments
    if (component?.type !== 'Identifier' || registered.calls.has(component.name)) continue
    if (bindings.topLevel.has(component.name)) names.add(component.name)
  }
  return [...names]
}
