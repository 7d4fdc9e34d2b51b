import type { Node } from 'estree'
import type { Attribute, ElementNode } from '../../template-ast.ts'
import type { View } from './context.ts'
import { mayThrow } from './derived-reads.ts'
import { writeGroup } from './group.ts'
import type { Piece } from './group.ts'
import { writeStaticAttribute } from './static-attribute.ts'

/** Writes `class="…"`, `class={e}` and every `class:name={e}` of an element as one attribute. */
export function writeClasses(view: View, attributes: readonly Attribute[], node: ElementNode): void {
  const [first] = attributes
  if (first === undefined) return writeSpreadClass(view, node)
  const spreads = spreadClasses(view, node)
  if (attributes.length === 1 && first.kind === 'static' && spreads === '')
    return writeStaticAttribute(view, first, node)
  const [open, close] = frameOf(view)
  const [before, after] =
    attributes.length === 1 && spreads === '' ? wrapperOf(view, first) : joinerOf(view, attributes)
  writeGroup(
    view,
    attributes.map((attribute) => toPiece(view, attribute)),
    `${open}${before}`,
    `${spreads}${after}${close}`,
  )
}

/** What is certainly text needs nobody who joins names: of empty text nothing remains. */
function wrapperOf(view: View, attribute: Attribute): readonly [before: string, after: string] {
  if (attribute.kind !== 'dynamic') return joinerOf(view, [attribute])
  if (attribute.isText) return ['', '']
  const [part] = attribute.parts
  const isText = part?.kind === 'expression' && isCertainlyText(part.expression.node)
  return isText && !mayThrow(view, [attribute]) ? ['(', ') || undefined'] : joinerOf(view, [attribute])
}

/** Svelte joins names by the same rule, and makes a signal of what is called: so what throws ends nothing else. */
const joinerOf = (view: View, attributes: readonly Attribute[]): readonly [before: string, after: string] =>
  view.target === 'svelte' && !mayThrow(view, attributes) ? ['[', ']'] : [`${view.helper('class$')}(`, ')']

function isCertainlyText(node: Node): boolean {
  if (node.type === 'ConditionalExpression')
    return isCertainlyText(node.consequent) && isCertainlyText(node.alternate)
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')
}

/** A spread may bring classes where nothing else does. */
function writeSpreadClass(view: View, node: ElementNode): void {
  const spreads = spreadClasses(view, node)
  const [open, close] = frameOf(view)
  if (spreads !== '') {
    const [before, after] = joinerOf(view, [])
    view.edit.append(node.nameRange.end, ` ${open}${before}${spreads.slice(2)}${after}${close}`)
  }
}

const spreadClasses = (view: View, { attributes }: ElementNode): string =>
  attributes
    .map((attribute) => (attribute.kind === 'spread' ? `, (${view.copy(attribute.expression)})?.class` : ''))
    .join('')

function frameOf({ target }: View): readonly [open: string, close: string] {
  switch (target) {
    case 'react':
      return ['className={', '}']
    case 'vue':
      return [':class.attr="', '"']
    case 'svelte':
    case 'solid':
      return ['class={', '}']
  }
}

function toPiece(view: View, attribute: Attribute): Piece {
  switch (attribute.kind) {
    case 'class':
      return { attribute, before: `{ ${view.quote(attribute.className)}: `, after: ' }' }
    case 'static':
      return { attribute, before: view.quote(attribute.value ?? ''), after: '' }
    default:
      return { attribute, before: '', after: '' }
  }
}
