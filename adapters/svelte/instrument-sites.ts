import type { AssignmentExpression, CallExpression, Node } from 'estree'
import type { ComponentSite } from '../../src/shared/component-site.ts'
import type { InstrumentInput } from '../shared/instrument.ts'
import { describeSite } from '../shared/instrument-sites.ts'
import { toAst } from '../shared/instrument-syntax.ts'
import { callOf, type SvelteNames } from './instrument-names.ts'

/**
 * Marks where a component renders others: Svelte notes the line and the column of each in development. What is in a
 * block of its own may be mounted long after the rest.
 *
 * @returns the helpers that are used
 */
export function instrumentSites(
  { code, output }: InstrumentInput,
  { runtime }: SvelteNames,
  nodes: readonly Node[],
): readonly string[] {
  const sites: ComponentSite[] = []
  let filename: string | undefined
  for (const node of nodes) {
    if (node.type === 'AssignmentExpression') filename ??= filenameIn(node)
    const call = callOf(node, runtime, ['add_svelte_meta'])
    const site = siteOf(call, code)
    if (!call || !site) continue
    const { start, end } = toAst(call.arguments[0]!)
    output.appendLeft(start, `__metamon_svelteSite(__metamon_site_ids, ${sites.length}, `)
    output.prependLeft(end, ')')
    sites.push(site)
  }
  if (sites.length === 0) return []
  const declared = [filename ?? '', sites].map((one) => JSON.stringify(one)).join(', ')
  output.prepend(`var __metamon_site_ids = __metamon_svelteSites(${declared});`)
  return ['svelteSite', 'svelteSites']
}

/** `Foo[$.FILENAME] = 'src/Foo.svelte'` */
function filenameIn({ left, right }: AssignmentExpression): string | undefined {
  if (left.type !== 'MemberExpression' || left.property.type !== 'MemberExpression') return undefined
  const { property } = left.property
  const isFilename = property.type === 'Identifier' && property.name === 'FILENAME'
  return isFilename && right.type === 'Literal' ? String(right.value) : undefined
}

/** `$.add_svelte_meta(() => Leaf(node, { … }), 'component', Foo, 6, 0, { componentTag: 'Leaf' })` */
function siteOf(call: CallExpression | undefined, code: string): ComponentSite | undefined {
  const [render, kind, , line, column, more] = call?.arguments ?? []
  if (kind?.type !== 'Literal' || kind.value !== 'component') return undefined
  if (line?.type !== 'Literal' || column?.type !== 'Literal') return undefined
  return describeSite(tagIn(more), propsIn(render), code, `${String(line.value)}:${String(column.value)}`)
}

function tagIn(more: Node | undefined): string {
  const [property] = more?.type === 'ObjectExpression' ? more.properties : []
  return property?.type === 'Property' && property.value.type === 'Literal'
    ? String(property.value.value)
    : ''
}

function propsIn(render: Node | undefined): Node | undefined {
  if (render?.type !== 'ArrowFunctionExpression' || render.body.type !== 'CallExpression') return undefined
  return render.body.callee.type === 'Identifier' ? render.body.arguments[1] : undefined
}
