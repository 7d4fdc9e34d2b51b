import type { Range } from '../../../types.ts'
import type { Attribute } from '../../template-ast.ts'
import { lineBreaks } from '../edit.ts'
import type { View } from './context.ts'
import type { TemplateNode } from '../../template-ast.ts'

/** Writes children; handed down so that nodes and children need not know each other's files. */
export type WriteChildren = (view: View, children: readonly TemplateNode[], range: Range) => void

/** Where the parts of an element stand. */
export interface TagParts {
  /** `>` or `/>`. */
  readonly openEnd: Range
  readonly isSelfClosing: boolean
  readonly content: Range
  /** `</name>`; empty where it is implied. */
  readonly close: Range
}

interface Tag extends Range {
  readonly name: string
  readonly nameRange: Range
  readonly attributes: readonly Attribute[]
  readonly children: readonly TemplateNode[]
  readonly key?: Range
}

/** Finds the parts of a tag. */
export function partsOf(source: string, tag: Tag): TagParts {
  const from = tag.attributes.at(-1)?.end ?? tag.nameRange.end
  const end = findTagEnd(source, from)
  const isSelfClosing = source[end - 2] === '/'
  const openEnd = { start: end - (isSelfClosing ? 2 : 1), end }
  const text = source.slice(end, tag.end)
  const closing = isSelfClosing ? null : /<\/([^\s<>/]+)\s*>$/.exec(text)
  const isOwn =
    closing !== null && closing[1] === tag.name && end + closing.index >= (tag.children.at(-1)?.end ?? end)
  const close = { start: isOwn ? tag.end - closing[0].length : tag.end, end: tag.end }
  return { openEnd, isSelfClosing, content: { start: end, end: Math.max(end, close.start) }, close }
}

/** The offset behind the `>`; what stands in quotes or braces does not count. */
function findTagEnd(source: string, from: number): number {
  const tokens = /["'`{}>]/g
  tokens.lastIndex = from
  let depth = 0
  let quote = ''
  for (let match = tokens.exec(source); match; match = tokens.exec(source)) {
    const [character] = match
    if (quote !== '') quote = character === quote ? '' : quote
    else if (/["'`]/.test(character)) quote = character
    else if (character === '{') depth += 1
    else if (character === '}') depth -= 1
    else if (depth === 0) return match.index + 1
  }
  return source.length
}

/** Leaves out what is no attribute of the output: `key`, `slot`, `let:x`, `m-raw`, a stray slash. */
export function blankExtras({ edit, source, loops }: View, tag: Tag, { openEnd }: TagParts): void {
  // the key of a loop has moved to its head
  const isMoved = tag.key !== undefined && loops.at(-1)?.node.key?.start === tag.key.start
  const kept = [...tag.attributes, ...(isMoved && tag.key ? [tag.key] : [])]
  let cursor = tag.nameRange.end
  for (const { start, end } of [...kept.toSorted((a, b) => a.start - b.start), openEnd]) {
    const gap = { start: cursor, end: start }
    if (source.slice(gap.start, gap.end).trim() !== '') {
      edit.output.overwrite(gap.start, gap.end, (end === openEnd.end ? '' : ' ') + lineBreaks(source, gap))
    }
    cursor = end
  }
}
