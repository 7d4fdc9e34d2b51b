import type { TemplateNode, TextNode } from '../template-ast.ts'
import { decodeText } from './entities.ts'
import type { Draft } from './expressions.ts'

/** Where a list of children stands. */
export interface Surroundings {
  /** `<pre>`, `<textarea>` and what is in them. */
  readonly keepsSpace?: boolean
  /** The markup as a whole: what is around it does not matter. */
  readonly isRoot?: boolean
  /** In tables and selects, where space between children is no content. */
  readonly dropsSpace?: boolean
}

const SPACE_RUN_RE = /[ \t\r\n\f]+/g
/** Text that is not already as it will be: one space between words at most, and none around them. */
const PADDED_RE = /^[ \t\r\n\f]|[\t\r\n\f]| {2}|[ \t\r\n\f]$/
const BLANK_RE = /^[ \t\r\n\f]*$/

/**
 * Gives text its final form, the same for every target. This is the whole rule:
 *
 * 1. A run of spaces, tabs and line breaks becomes one space.
 * 2. A run that holds a line break vanishes where nothing is to be kept apart: right behind the start
 *    or before the end of an element or block, and between two of them with nothing else in between.
 * 3. A run without a line break stays, as a space; at both ends of the whole markup runs vanish anyway.
 * 4. In `<pre>` and `<textarea>` all stays, but a line break right behind the opening tag.
 * 5. Between the parts of a table or select, white space is dropped.
 *
 * Comments count for nothing. Character references are decoded after that, so `&#32;` is a way to ask
 * for a space, and `&nbsp;` is none of the above.
 */
export function condense(children: readonly TemplateNode[], surroundings: Surroundings = {}): TemplateNode[] {
  const merged = mergeText(children)
  const result: TemplateNode[] = []
  for (const [index, node] of merged.entries()) {
    if (node.kind !== 'text') {
      result.push(node)
      continue
    }
    const around = { before: merged[index - 1], after: merged[index + 1] }
    const value = surroundings.keepsSpace ? node.value : condenseText(node.value, around, surroundings)
    if (value !== '') result.push({ ...node, value: decodeText(value) })
  }
  return result
}

/** Comments leave two texts next to each other. */
function mergeText(children: readonly TemplateNode[]): TemplateNode[] {
  const merged: TemplateNode[] = []
  let last: Draft<TextNode> | undefined
  for (const node of children) {
    if (node.kind !== 'text') last = undefined
    else if (last) {
      last.value += node.value
      last.end = node.end
      continue
    } else last = { ...node }
    merged.push(last ?? node)
  }
  return merged
}

interface Neighbours {
  readonly before: TemplateNode | undefined
  readonly after: TemplateNode | undefined
}

function condenseText(text: string, around: Neighbours, { isRoot, dropsSpace }: Surroundings): string {
  if (!PADDED_RE.test(text)) return text
  const { before, after } = around
  const isBlank = BLANK_RE.test(text)
  const isBetweenTags = isBlank && !isInline(before) && !isInline(after)
  return text.replace(SPACE_RUN_RE, (run, offset: number) => {
    const isFirst = offset === 0 && before === undefined
    const isLast = offset + run.length === text.length && after === undefined
    if (isRoot && (isFirst || isLast)) return ''
    if (isBlank && dropsSpace) return ''
    return run.includes('\n') && (isFirst || isLast || isBetweenTags) ? '' : ' '
  })
}

/** Text and what shows as text; the start and end of the parent are no such thing. */
const isInline = (node: TemplateNode | undefined): boolean =>
  node?.kind === 'text' || node?.kind === 'interpolation' || node?.kind === 'html'
