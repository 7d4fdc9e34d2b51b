import type { Node } from 'estree'
import type { ComponentSite } from '../../src/shared/component-site.ts'
import { isFunction, toAst } from './instrument-syntax.ts'

/** What compilers number anew with each edit: nodes of templates, hoisted JSX and its values. */
const NUMBERED_RE = /\b(?:(?:node|fragment|text)_\d+|_props\d*\.v\d+)\b/g

/**
 * Describes a place at which a component is rendered by what it is given there, but for its children, which are
 * places of their own.
 */
export function describeSite(tag: string, props: Node | undefined, code: string, at?: string): ComponentSite {
  const given =
    props?.type === 'ObjectExpression'
      ? props.properties.filter((one) => !isChild(one)).map((one) => sourceOf(one, code))
      : props && [sourceOf(props, code)]
  const text = (given ?? []).join(',').replace(/\s+/g, ' ').replaceAll(NUMBERED_RE, '_')
  return { tag, text, ...(at !== undefined && { at }) }
}

const sourceOf = (node: Node, code: string): string => code.slice(toAst(node).start, toAst(node).end)

function isChild(property: Node): boolean {
  if (property.type !== 'Property' || property.key.type !== 'Identifier') return false
  return CHILDREN.has(property.key.name) || (isFunction(property.value) && property.kind === 'init')
}

const CHILDREN: ReadonlySet<string> = new Set(['children', '$$slots'])
