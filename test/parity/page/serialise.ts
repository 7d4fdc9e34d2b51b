/** Elements that hosts, islands, slots and `{@html}` stand in; they take no part in layout. */
const TRANSPARENT_RE = /^metamon-/

/** Marks of scoped styles: ours and Vue's. Svelte's is a class. */
const SCOPE_MARK_RE = /^data-(?:m|v)-[\da-f]{6,}$/

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
])

/**
 * Writes the content of an element as HTML that is the same for everything a user takes for the same: without
 * comments and scope marks, attributes by name, `style` as the browser has understood it, and form controls
 * with what they hold now instead of what they began with.
 */
export function serialise(parent: Node): string {
  return [...parent.childNodes].map(serialiseNode).join('')
}

function serialiseNode(node: Node): string {
  if (node instanceof Text) return escapeText(node.data)
  if (!(node instanceof Element)) return ''
  const name = node.localName
  if (TRANSPARENT_RE.test(name)) return serialise(node)
  const start = `<${name}${[...attributesOf(node)].sort(byName).map(serialiseAttribute).join('')}>`
  return VOID.has(name) ? start : `${start}${contentOf(node)}</${name}>`
}

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : 1)

const serialiseAttribute = ([name, value]: readonly [string, string]): string =>
  value === '' ? ` ${name}` : ` ${name}="${escapeAttribute(value)}"`

const contentOf = (element: Element): string =>
  element instanceof HTMLTextAreaElement ? escapeText(element.value) : serialise(element)

function attributesOf(element: Element): Map<string, string> {
  const attributes = new Map([...element.attributes].map(({ name, value }) => [name, value]))
  for (const name of attributes.keys()) if (SCOPE_MARK_RE.test(name)) attributes.delete(name)
  const names = attributes.get('class')?.split(/\s+/) ?? []
  set(
    attributes,
    'class',
    names
      .filter((one) => !one.startsWith('svelte-'))
      .join(' ')
      .trim(),
  )
  if ('style' in element && element.style instanceof CSSStyleDeclaration)
    set(attributes, 'style', element.style.cssText)
  withState(element, attributes)
  const mark: unknown = Reflect.get(element, 'parityMark')
  if (typeof mark === 'number') attributes.set('mark', String(mark))
  return attributes
}

function withState(element: Element, attributes: Map<string, string>): void {
  if (element instanceof HTMLInputElement) {
    const isBox = element.type === 'checkbox' || element.type === 'radio'
    if (isBox) flag(attributes, 'checked', element.checked)
    else if (element.type !== 'file') set(attributes, 'value', element.value)
  } else if (element instanceof HTMLOptionElement) flag(attributes, 'selected', element.selected)
  else if (element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement)
    attributes.delete('value')
  else if (element instanceof HTMLMediaElement) flag(attributes, 'muted', element.muted)
}

function set(attributes: Map<string, string>, name: string, value: string): void {
  if (value === '') attributes.delete(name)
  else attributes.set(name, value)
}

function flag(attributes: Map<string, string>, name: string, isOn: boolean): void {
  if (isOn) attributes.set(name, '')
  else attributes.delete(name)
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00A0', '&nbsp;')

const escapeAttribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
