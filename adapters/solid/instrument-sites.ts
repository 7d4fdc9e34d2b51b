import type { CallExpression, Node } from 'estree'
import type { ComponentSite } from '../../src/shared/component-site.ts'
import type { InstrumentInput } from '../shared/instrument.ts'
import { describeSite } from '../shared/instrument-sites.ts'
import { toAst } from '../shared/instrument-syntax.ts'
import type { Bindings } from './instrument-bindings.ts'
import type { Registered } from './instrument-components.ts'

interface SiteFacts {
  readonly bindings: Bindings
  readonly registered: Registered
  /** All of the module. */
  readonly calls: readonly CallExpression[]
}

/**
 * Marks the props that a module makes for each component that it renders with the place in the code that has made
 * them. Props that are handed on have been made elsewhere.
 *
 * @returns the helpers that are used
 */
export function instrumentSites(
  { code, file, output }: InstrumentInput,
  { bindings, registered, calls }: SiteFacts,
): readonly string[] {
  const sites: ComponentSite[] = []
  for (const call of calls) {
    const props = madeProps(call, bindings)
    if (!props) continue
    const tag = tagOf(call.arguments[0]!, code)
    // Hoisted JSX: nobody has written it as a component, and it has another name tomorrow.
    if (registered.calls.has(tag) && /_\d+$/.test(tag)) continue
    const { start, end } = toAst(props)
    output.appendLeft(start, `__metamon_site(__metamon_site_ids, ${sites.length}, `)
    output.prependLeft(end, ')')
    sites.push(describeSite(tag, props, code))
  }
  if (sites.length === 0) return []
  output.prepend(
    `var __metamon_site_ids = __metamon_sites(${JSON.stringify(file)}, ${JSON.stringify(sites)});`,
  )
  return ['site', 'sites']
}

function madeProps(call: CallExpression, bindings: Bindings): Node | undefined {
  if (bindings.importedBy(call.callee) !== 'createComponent') return undefined
  const [component, props] = call.arguments
  const isMade = props?.type === 'ObjectExpression' || props?.type === 'CallExpression'
  return component && isMade ? props : undefined
}

const tagOf = (component: Node, code: string): string =>
  code.slice(toAst(component).start, toAst(component).end)
