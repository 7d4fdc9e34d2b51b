import type { DynamicAttribute, ElementNode } from '../../template-ast.ts'

const BOOLEANS: ReadonlySet<string> = new Set(
  (
    'allowfullscreen async autofocus autoplay controls default defer disabled formnovalidate inert ismap ' +
    'itemscope loop multiple nomodule novalidate open playsinline readonly required reversed hidden'
  ).split(' '),
)

const FIELDS: ReadonlySet<string> = new Set(['input', 'textarea', 'select', 'option'])

const PROPERTIES: ReadonlySet<string> = new Set(['checked', 'muted', 'selected', 'indeterminate'])

/** True for what the user changes too: it is set when the value changes, and not in between. */
export const isProperty = (name: string, node: ElementNode): boolean =>
  PROPERTIES.has(name) || (name === 'value' && FIELDS.has(node.name))

/** True for an attribute that is there or not. */
export const isBoolean = (name: string): boolean => BOOLEANS.has(name.toLowerCase())

/** True for attributes for which `false` is a value. */
export const isData = (name: string): boolean => /^(?:aria|data)-/.test(name)

/** True for what a custom element may know as a property. */
export const isOfCustomElement = ({ name, isText }: DynamicAttribute, node: ElementNode): boolean =>
  node.namespace === 'html' &&
  node.name.includes('-') &&
  !isText &&
  !isData(name) &&
  !/^(?:class|style|id|slot)$/.test(name)
