import type { ElementNode, StaticAttribute } from '../../template-ast.ts'
import { isBoolean } from './attribute-kinds.ts'
import type { View } from './context.ts'
import { reactNameOf } from './react-names.ts'

/** Writes an attribute whose value is text; it stays as it is where the target reads it the same way. */
export function writeStaticAttribute(view: View, attribute: StaticAttribute, node: ElementNode): void {
  const { edit, source, target } = view
  const { name, nameRange, value, start, end } = attribute
  const local = target === 'react' ? nameInReact(name, node) : name
  if (value === undefined) {
    const text = isBoolean(name) || local.startsWith('default') ? local : `${local}=""`
    return text === name ? undefined : edit.replace(attribute, text)
  }
  const written = source.slice(nameRange.end, end)
  const isPlain = /^=(?:"[^"]*"|'[^']*')$/.test(written) && written.slice(2, -1) === value
  if (!isPlain || /[{}&\n]/.test(value)) return edit.replace(attribute, `${local}=${literalOf(view, value)}`)
  if (local !== name) edit.replace({ start, end: nameRange.end }, local)
}

/** A static value is the one to begin with, as in HTML. */
function nameInReact(name: string, node: ElementNode): string {
  const isField = node.name === 'input' || node.name === 'textarea'
  if (
    isField &&
    name === 'value' &&
    !/^(?:checkbox|radio|submit|button|reset|hidden|image)$/.test(typeOf(node))
  ) {
    return 'defaultValue'
  }
  return isField && name === 'checked' ? 'defaultChecked' : reactNameOf(name, node)
}

function typeOf({ attributes }: ElementNode): string {
  const type = attributes.find((attribute) => attribute.kind === 'static' && attribute.name === 'type')
  return type?.kind === 'static' ? (type.value ?? '') : ''
}

/** The value of a static attribute, with its delimiters. */
export function literalOf({ target }: View, value: string): string {
  if (target !== 'vue') return /["{}&\\\n]/.test(value) ? `{${JSON.stringify(value)}}` : `"${value}"`
  return `"${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
}
