import { h, type Child } from '../../shared-ui/element.ts'
import type { TreeView, ValueView } from '../value-view.ts'

const MOST_IN_LINE = 4
const MOST_LETTERS = 60

/** A value in one line: `{ items: Array(3), total: 12 }`. */
export function inLine(value: ValueView): string {
  if (value.kind === 'leaf') {
    return value.text.length > MOST_LETTERS ? `${value.text.slice(0, MOST_LETTERS)}…` : value.text
  }
  const parts = value.parts
    .slice(0, MOST_IN_LINE)
    .map(({ name, value: part }) => (value.isList ? short(part) : `${name}: ${short(part)}`))
  const more = value.parts.length > MOST_IN_LINE || value.more > 0 ? ', …' : ''
  const [open, close] = value.isList ? ['[', ']'] : ['{', '}']
  const name = value.isList || value.label === 'Object' ? '' : `${value.label} `
  return parts.length === 0 ? `${name}${open}${close}` : `${name}${open} ${parts.join(', ')}${more} ${close}`
}

const short = (value: ValueView): string => {
  if (value.kind === 'tree') return value.label === 'Object' ? '{…}' : value.label
  return value.text.length > 20 ? `${value.text.slice(0, 19)}…` : value.text
}

/** A value with all that is known of it, to be unfolded part by part. */
export function valueTree(value: ValueView): Child {
  return value.kind === 'leaf' ? leaf(value) : tree(value, { isOpen: true })
}

const leaf = ({ type, text }: Extract<ValueView, { readonly kind: 'leaf' }>): Child =>
  h('span', { class: `value ${type}` }, text)

function tree({ label, parts, more }: TreeView, { isOpen }: { readonly isOpen: boolean }): Child {
  return h(
    'details',
    { class: 'tree', open: isOpen },
    h('summary', {}, label),
    h(
      'ul',
      {},
      parts.map(({ name, value }) =>
        h(
          'li',
          { 'data-key': `part ${name}` },
          h('span', { class: 'part' }, name),
          value.kind === 'leaf' ? leaf(value) : tree(value, { isOpen: false }),
        ),
      ),
      more > 0 && h('li', { class: 'muted' }, `and ${more} more`),
    ),
  )
}
