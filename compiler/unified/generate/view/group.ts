import type { Attribute } from '../../template-ast.ts'
import { expressionsOf } from '../walk-template.ts'
import type { View } from './context.ts'

/** How an attribute is written: glue around its expression, or text alone. */
export interface Piece {
  readonly attribute: Attribute
  readonly before: string
  readonly after: string
}

/**
 * Writes several attributes as one, at the place of the first. Those that other attributes separate from
 * it move there; everything else stays in its place.
 */
export function writeGroup(view: View, pieces: readonly Piece[], open: string, close: string): void {
  let anchor = 0
  for (const [index, piece] of pieces.entries()) {
    const { attribute } = piece
    const isLast = index === pieces.length - 1
    writePiece(view, piece, index === 0 ? open : ', ', isLast ? close : '')
    const isNext = index === 0 || view.source.slice(anchor, attribute.start).trim() === ''
    if (isNext) anchor = attribute.end
    else view.edit.output.move(attribute.start, attribute.end, anchor)
  }
}

function writePiece(view: View, { attribute, before, after }: Piece, open: string, close: string): void {
  const expressions = expressionsOf(attribute)
  const [first] = expressions
  const last = expressions.at(-1)
  if (!first || !last) return view.edit.replace(attribute, `${open}${before}${after}${close}`)
  if (attribute.kind === 'dynamic' && attribute.isText) {
    return writeTemplate(view, attribute, `${open}${before}`, `${after}${close}`)
  }
  view.edit.replace({ start: attribute.start, end: first.start }, `${open}${before}`)
  view.edit.replace({ start: last.end, end: attribute.end }, `${after}${close}`)
}

/** `a {e} b` becomes a template literal. */
export function writeTemplate(
  view: View,
  attribute: Extract<Attribute, { kind: 'dynamic' }>,
  before: string,
  after: string,
): void {
  const { edit } = view
  let glue = `${before}\``
  let cursor = attribute.start
  for (const part of attribute.parts) {
    if (part.kind === 'text') {
      glue += toTemplateText(view, part.value)
      continue
    }
    const { start, end } = part.expression
    edit.replace({ start: cursor, end: start }, `${glue}\${${view.helper('t$')}(`)
    glue = ')}'
    cursor = end
  }
  edit.replace({ start: cursor, end: attribute.end }, `${glue}\``, after)
}

/** Text for a template literal, which in a Vue file stands in double quotes. */
function toTemplateText({ target }: View, text: string): string {
  const escaped = text.replace(/[\\`]|\$(?=\{)/g, '\\$&').replaceAll('\n', '\\n')
  return target === 'vue' ? escaped.replaceAll('&', '&amp;').replaceAll('"', '&quot;') : escaped
}
