import type { CallExpression, Node } from 'estree'
import { toAst } from '../shared/instrument-syntax.ts'
import { stateEdit, type Edit, type Place } from './instrument-edit.ts'
import { callOf, targetOf, type SvelteNames } from './instrument-names.ts'

/** In the flags of `$.prop`: the component writes to this prop. */
const PROP_IS_UPDATED = 4

/** Finds `$state`, and the variables of components without runes: `$.tag($.state(…), 'name')`. */
export function findState(place: Place, names: SvelteNames): Edit | undefined {
  const { node, ancestors, functions, code } = place
  const [tagged, label] = callOf(node, names.runtime, ['tag', 'tag_proxy'])?.arguments ?? []
  const source = callOf(tagged, names.runtime, ['state', 'mutable_source', 'proxy'])
  const target = targetOf(node, ancestors, code)
  if (!source || !target || names.elements.has(target)) return undefined
  if (label?.type !== 'Literal' || typeof label.value !== 'string') return undefined
  const proxied = callOf(source.arguments[0], names.runtime, ['proxy'])
  const isSource = callOf(tagged, names.runtime, ['proxy']) === undefined
  return stateEdit(place, {
    kind: '$state',
    name: [...functions, label.value].join('.'),
    call: toAst(proxied ?? source),
    reader: isSource ? `${names.runtime}.get(${target})` : target,
    origin: destructured(proxied ?? source, ancestors, code),
  })
}

/** Finds props that the component writes to: `let b = $.prop($$props, 'b', 15, 0)`. */
export function findProp(place: Place, { runtime }: SvelteNames): Edit | undefined {
  const { node, ancestors, code, declarations } = place
  const call = callOf(node, runtime, ['prop'])
  const [props, key, flags, fallback] = call?.arguments ?? []
  const target = targetOf(node, ancestors, code)
  if (!call || !target || props?.type !== 'Identifier' || key?.type !== 'Literal') return undefined
  if (flags?.type !== 'Literal' || (Number(flags.value) & PROP_IS_UPDATED) === 0) return undefined
  const text = fallback ? sliceOf(fallback, code) : ''
  const at = toAst(call)
  const scope = declarations.add({ ancestors, at: at.start, name: target, kind: 'prop', text })
  const args = [scope, JSON.stringify(target), JSON.stringify(text), props.name, JSON.stringify(key.value)]
  return {
    at,
    open: `__metamon_svelteProp(${args.join(', ')}, `,
    close: ')',
    imports: ['svelteProp'],
  }
}

/** `let { a } = $state(make())` is compiled to `let tmp = make(), a = …(tmp.a)`: what `tmp` is tells more. */
function destructured(call: CallExpression, ancestors: readonly Node[], code: string): string | undefined {
  const declaration = ancestors.at(-2)
  const initial = call.arguments[0] ? sliceOf(call.arguments[0], code) : ''
  if (declaration?.type !== 'VariableDeclaration' || !/\b(?:tmp|\$\$array)/.test(initial)) return undefined
  const origin = declaration.declarations.find(
    ({ id }) => id.type === 'Identifier' && id.name.startsWith('tmp'),
  )
  return origin?.init ? sliceOf(origin.init, code) : undefined
}

function sliceOf(node: Node, code: string): string {
  const { start, end } = toAst(node)
  return code.slice(start, end)
}
