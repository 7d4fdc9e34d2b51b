import type { Report } from '../../report.ts'
import type { Range } from '../../types.ts'
import type { TemplateNode } from '../template-ast.ts'
import { readBraces } from './attribute-text.ts'
import { readBlockMark } from './block-marks.ts'
import { createBraceScanner } from './braces.ts'
import { popTo } from './closing.ts'
import { closeTag, openTag } from './tags.ts'
import type { Expressions } from './expressions.ts'
import { current, matchAt } from './markup.ts'
import type { Markup } from './markup.ts'
import { condense } from './white-space.ts'

/** Markup up to its end. */
export interface MarkupReading {
  readonly children: readonly TemplateNode[]
  /** Where the markup ends: at the `</template>` that closes it, or at the limit. */
  readonly end: number
  /** `</template>`; absent when the markup goes on to the limit. */
  readonly close?: Range
}

const TEXT_END_RE = /[<{]/g
const TAG_RE = /<[A-Za-z]/y
const CLOSING_TAG_RE = /<\/([A-Za-z][^\s>]*)[^>]*(>?)/y
const BLOCK_MARK_RE = /\{[#:@]|\{\/[a-z]*\s*\}/y

/**
 * Reads markup. What is wrong is reported and read as well as can be, so that one mistake does not
 * hide the next.
 *
 * @param place where the markup stands; with `isBlock` a `</template>` of its own ends it
 */
export function readMarkup(
  place: { source: string; start: number; limit: number; isBlock: boolean },
  expressions: Expressions,
  report: Report,
): MarkupReading {
  const { source, start, limit, isBlock } = place
  const markup: Markup = {
    source,
    limit,
    at: start,
    report,
    expressions,
    braces: createBraceScanner(source, limit),
    frames: [],
    openCounts: new Map(),
    forgiven: new Map(),
    withoutEnd: new Set(),
  }
  const root = { start, end: start }
  markup.frames.push({
    kind: 'root',
    name: '',
    head: root,
    children: [],
    isRaw: false,
    keepsSpace: false,
    namespace: 'html',
    element: '',
  })
  const close = readNodes(markup, { isBlock })
  const end = close?.start ?? markup.at
  popTo(markup, 1, { start: end, end: close?.end ?? end })
  const children = condense(current(markup).children, { isRoot: true })
  return { children, end, ...(close ? { close } : {}) }
}

function readNodes(markup: Markup, { isBlock }: { isBlock: boolean }): Range | undefined {
  const { source, limit } = markup
  while (markup.at < limit) {
    readText(markup)
    if (markup.at >= limit) break
    if (source[markup.at] === '{') readBrace(markup)
    else if (source.startsWith('<!', markup.at)) readComment(markup)
    else if (source.startsWith('</', markup.at)) {
      const close = readClosing(markup, { isBlock })
      if (close) return close
    } else if (matchAt(TAG_RE, source, markup.at)) openTag(markup)
    else if (source.startsWith('<>', markup.at)) reportFragment(markup, 2)
    else addText(markup, markup.at, markup.at + 1)
  }
  return undefined
}

function readText(markup: Markup): void {
  const { source, limit, at: start } = markup
  TEXT_END_RE.lastIndex = start
  const end = Math.min(TEXT_END_RE.exec(source)?.index ?? limit, limit)
  if (end > start) addText(markup, start, end)
}

function addText(markup: Markup, start: number, end: number): void {
  current(markup).children.push({ kind: 'text', value: markup.source.slice(start, end), start, end })
  markup.at = end
}

function readBrace(markup: Markup): void {
  const { source, at: start, report } = markup
  const frame = current(markup)
  if (frame.isRaw) return addText(markup, start, start + 1)
  if (matchAt(BLOCK_MARK_RE, source, start)) return readBlockMark(markup)
  const wasReported = markup.braces.isKnownUnclosed(start + 1)
  const inner = readBraces(markup)
  if (inner === undefined) {
    if (!wasReported) report.add('MTM1203', {}, { start, end: start + 1 })
    return addText(markup, start, start + 1)
  }
  if (inner.isEmpty) {
    const isBlank = source.slice(inner.start, inner.end).trim() === ''
    if (isBlank)
      report.add(
        'MTM2002',
        { problem: 'there is no expression between the braces' },
        { start, end: markup.at },
      )
    return
  }
  const end = markup.at
  const expression = markup.expressions.add(withoutDoubledBraces(markup, inner, start))
  frame.children.push({ kind: 'interpolation', expression, start, end })
}

/** `{{$x}}` is read as `{$x}`. */
function withoutDoubledBraces({ source, report }: Markup, inner: Range, start: number): Range {
  const isDoubled =
    source[inner.start] === '{' && source[inner.end - 1] === '}' && inner.end > inner.start + 1
  if (!isDoubled) return inner
  const text = { start: inner.start + 1, end: inner.end - 1 }
  const suggestion = `{${source.slice(text.start, text.end).trim()}}`
  report.add(
    'MTM1210',
    { token: source.slice(start, inner.end + 1), suggestion },
    { start, end: inner.end + 1 },
  )
  return text
}

function readComment(markup: Markup): void {
  const { source, limit, at: start, report } = markup
  const { withoutEnd } = markup
  const isComment = source.startsWith('<!--', start)
  const ending = isComment ? '-->' : '>'
  const end = withoutEnd.has(ending) ? -1 : source.indexOf(ending, start + 2)
  if (end !== -1 && end + ending.length <= limit) {
    markup.at = end + ending.length
    return
  }
  const opening = { start, end: Math.min(start + (isComment ? 4 : 2), limit) }
  if (!withoutEnd.has(ending)) {
    report.add('MTM1205', { token: source.slice(opening.start, opening.end), missing: ending }, opening)
  }
  withoutEnd.add(ending)
  markup.at = opening.end
}

function readClosing(markup: Markup, { isBlock }: { isBlock: boolean }): Range | undefined {
  const { source, at: start, limit } = markup
  const match = matchAt(CLOSING_TAG_RE, source, start)
  if (!match) {
    if (source.startsWith('</>', start)) reportFragment(markup, 3)
    else addText(markup, start, start + 2)
    return undefined
  }
  const [text, name = '', angle] = match
  const range = { start, end: Math.min(start + text.length, limit) }
  markup.at = range.end
  if (isBlock && name === 'template' && (markup.openCounts.get('template') ?? 0) === 0) return range
  if (angle === '') markup.report.add('MTM1205', { token: text.trim(), missing: '>' }, range)
  closeTag(markup, name, range)
  return undefined
}

/** `<>` and `</>` of JSX. */
function reportFragment(markup: Markup, length: number): void {
  const range = { start: markup.at, end: markup.at + length }
  markup.report.add('MTM1204', { token: markup.source.slice(range.start, range.end) }, range)
  markup.at = range.end
}
