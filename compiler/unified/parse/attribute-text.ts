import type { Range } from '../../types.ts'
import type { Expression } from '../ast.ts'
import { matchAt } from './markup.ts'
import type { Markup } from './markup.ts'

/** A part of a value: text as it stands in the file, or an expression. */
export type ValuePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly expression: Expression }

/** An attribute as it is written. */
export type WrittenAttribute = NamedText | SpreadText | ShorthandText

/** `name`, `name=…`. */
export interface NamedText extends Range {
  readonly kind: 'named'
  readonly name: string
  readonly nameRange: Range
  /** Absent without `=`. */
  readonly value?: readonly ValuePart[]
}

/** `{...e}`. */
export interface SpreadText extends Range {
  readonly kind: 'spread'
  readonly expression: Expression
}

/** `{name}`. */
export interface ShorthandText extends Range {
  readonly kind: 'shorthand'
  readonly name: string
  readonly expression: Expression
}

const NAME_RE = /[^\s=/>"'{}<`]+/y
const EQUALS_RE = /\s*=\s*/y
const BARE_RE = /(?:[^\s>"'`<={}/]|\/(?!>))+/y
/** Within `m-raw`, where braces are text. */
const RAW_RE = /(?:[^\s>"'`<=/]|\/(?!>))+/y
const SHORTHAND_RE = /^\s*([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*$/u
const DOTS_RE = /\s*\.\.\./y

/**
 * Reads the attribute that `markup.at` stands on, a brace or a name; reports what is wrong with it.
 *
 * @returns undefined when there is nothing to keep
 */
export function readAttribute(markup: Markup, { isRaw }: { isRaw: boolean }): WrittenAttribute | undefined {
  const { source, at: start } = markup
  if (source[start] === '{' && !isRaw) return readBraced(markup)
  const name = matchAt(NAME_RE, source, start)?.[0]
  if (name === undefined) {
    skipJunk(markup)
    return undefined
  }
  const nameRange = { start, end: start + name.length }
  markup.at = nameRange.end
  const equals = matchAt(EQUALS_RE, source, markup.at)
  if (!equals) return { kind: 'named', name, nameRange, ...nameRange }
  markup.at += equals[0].length
  const value = readValue(markup, { isRaw })
  if (value === undefined)
    markup.report.add('MTM1205', { token: `${name}=`, missing: '"…"' }, { start, end: nameRange.end + 1 })
  return { kind: 'named', name, nameRange, start, end: markup.at, ...(value ? { value } : {}) }
}

function readBraced(markup: Markup): SpreadText | ShorthandText | undefined {
  const { source, at: start, report } = markup
  const inner = readBraces(markup)
  if (inner === undefined) report.add('MTM1203', {}, { start, end: start + 1 })
  if (inner === undefined || inner.isEmpty) return undefined
  const dots = matchAt(DOTS_RE, source, inner.start)
  if (dots) {
    const text = { start: inner.start + dots[0].length, end: inner.end }
    return { kind: 'spread', start, end: markup.at, expression: markup.expressions.add(text) }
  }
  const name = SHORTHAND_RE.exec(source.slice(inner.start, inner.end))?.[1]
  if (name !== undefined) {
    return { kind: 'shorthand', name, start, end: markup.at, expression: markup.expressions.add(inner) }
  }
  report.add(
    'MTM1204',
    { token: source.slice(start, Math.min(markup.at, start + 30)) },
    { start, end: markup.at },
  )
  return undefined
}

/**
 * Reads `{…}`, or skips the brace that has no end; leaves `markup.at` behind it.
 *
 * @param from where the expression begins, behind the brace and a word such as `#if`
 */
export function readBraces(
  markup: Markup,
  from: number = markup.at + 1,
): (Range & { readonly isEmpty: boolean }) | undefined {
  const { at, report } = markup
  const inner = markup.braces.scan(from)
  if (inner === undefined) {
    markup.at = at + 1
    return undefined
  }
  markup.at = inner.end + 1
  if (!inner.isTooDeep) return inner
  report.add('MTM2002', { problem: 'this is nested too deeply' }, { start: at, end: at + 1 })
  return { ...inner, isEmpty: true }
}

function readValue(markup: Markup, options: { isRaw: boolean }): ValuePart[] | undefined {
  const quote = markup.source[markup.at]
  if (quote === '"' || quote === "'") return readQuoted(markup, quote, options)
  if (quote === '{' && !options.isRaw) {
    const part = readExpression(markup)
    return part ? [part] : []
  }
  const text = matchAt(options.isRaw ? RAW_RE : BARE_RE, markup.source, markup.at)?.[0]
  if (text === undefined) return undefined
  markup.at += text.length
  return [{ kind: 'text', text }]
}

function readQuoted(markup: Markup, quote: string, { isRaw }: { isRaw: boolean }): ValuePart[] {
  const { source, limit, at: start } = markup
  const parts: ValuePart[] = []
  let textStart = start + 1
  markup.at = textStart
  const endText = (): void => {
    if (markup.at > textStart) parts.push({ kind: 'text', text: source.slice(textStart, markup.at) })
  }
  let hasLineBreak = false
  while (markup.at < limit) {
    const character = source[markup.at]
    if (character === quote) {
      endText()
      markup.at++
      return parts
    }
    if (character === '{' && !isRaw) {
      endText()
      const part = readExpression(markup)
      if (part) parts.push(part)
      textStart = markup.at
      continue
    }
    hasLineBreak ||= character === '\n'
    if (character === '<' && hasLineBreak) break
    markup.at++
  }
  return recoverQuote(markup, start)
}

/** Goes on behind the first `>`, or the line, as if the quote had been closed there. */
function recoverQuote(markup: Markup, start: number): ValuePart[] {
  const { source, report } = markup
  report.add(
    'MTM1205',
    { token: `${source[start]}…`, missing: source[start] ?? '' },
    { start, end: start + 1 },
  )
  const stop = /[>\n]|\/>/g
  stop.lastIndex = start
  const end = stop.exec(source)?.index ?? markup.limit
  markup.at = Math.min(end, markup.at, markup.limit)
  markup.expressions.dropFrom(markup.at)
  return [{ kind: 'text', text: source.slice(start + 1, markup.at) }]
}

function readExpression(markup: Markup): ValuePart | undefined {
  const start = markup.at
  const inner = readBraces(markup)
  if (inner === undefined) {
    markup.report.add('MTM1203', {}, { start, end: start + 1 })
    return undefined
  }
  if (!inner.isEmpty) return { kind: 'expression', expression: markup.expressions.add(inner) }
  markup.report.add(
    'MTM2002',
    { problem: 'there is no expression between the braces' },
    { start, end: markup.at },
  )
  return undefined
}

/** Something that no attribute begins with: reported and left out, strings as a whole. */
function skipJunk(markup: Markup): void {
  const { source, at: start, limit } = markup
  const quote = source[start]
  const end = quote === '"' || quote === "'" ? source.indexOf(quote, start + 1) : -1
  const isString = end !== -1 && end < limit && !source.slice(start, end).includes('\n')
  markup.at = isString ? end + 1 : start + 1
  markup.report.add('MTM1204', { token: source.slice(start, markup.at) }, { start, end: markup.at })
}
