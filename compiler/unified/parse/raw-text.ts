import { readBraces } from './attribute-text.ts'
import type { Markup, TagFrame } from './markup.ts'

/**
 * Reads the content of an element that holds text only, up to its end tag: `{e}` means something in
 * `<textarea>`, nothing in `<script>` and `<style>`. Without an end tag it is read as markup.
 */
export function readRawText(markup: Markup, frame: TagFrame): void {
  const { source, limit, withoutEnd } = markup
  if (withoutEnd.has(frame.name)) return
  const ending = new RegExp(`</${frame.name}[\\s>]`, 'gi')
  ending.lastIndex = markup.at
  const end = ending.exec(source)?.index ?? limit
  if (end >= limit) {
    withoutEnd.add(frame.name)
    return
  }
  const hasExpressions = frame.name === 'textarea' && !frame.isRaw
  while (markup.at < end) {
    const brace = hasExpressions ? source.indexOf('{', markup.at) : end
    const stop = brace === -1 || brace > end ? end : brace
    if (stop > markup.at) addText(markup, frame, stop)
    if (stop < end) readExpression(markup, frame, end)
  }
}

function addText(markup: Markup, { children }: TagFrame, end: number): void {
  const { source, at: start } = markup
  children.push({ kind: 'text', value: source.slice(start, end), start, end })
  markup.at = end
}

function readExpression(markup: Markup, frame: TagFrame, limit: number): void {
  const start = markup.at
  const inner = readBraces(markup)
  if (inner !== undefined && inner.end < limit) {
    if (inner.isEmpty) return
    frame.children.push({
      kind: 'interpolation',
      expression: markup.expressions.add(inner),
      start,
      end: markup.at,
    })
    return
  }
  markup.report.add('MTM1203', {}, { start, end: start + 1 })
  markup.at = start
  addText(markup, frame, start + 1)
}
