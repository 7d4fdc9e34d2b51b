import type { Report } from '../../report.ts'
import { nodes } from '../../parse/syntax.ts'
import type { Channel, ParseScript, Range } from '../../types.ts'
import { analyze } from '../analyze/index.ts'
import type { UnifiedFile } from '../ast.ts'
import type { Template } from '../template-ast.ts'
import { limitReport } from './limit-report.ts'
import { scanBody } from './body.ts'
import type { Body } from './body.ts'
import { createExpressions } from './expressions.ts'
import { toItems } from './items.ts'
import { isMarkupAlone, readMarkupAlone } from './markup-alone.ts'
import { reportSyntaxError, tryParse } from './script-parser.ts'

/** What parsing a unified body needs besides the source. */
export interface UnifiedOptions {
  /** Where the body begins, behind the header. */
  readonly bodyStart: number
  readonly filename: string
  readonly parse: ParseScript
  /** The header: the names of its keys can be used in the template. */
  readonly meta: Readonly<Record<string, unknown>>
  readonly channels: readonly Channel[]
  /** True when the file is shown in a layout: then an undeclared `$name` is a variable of the page. */
  readonly hasLayout: boolean
}

/**
 * Parses a unified body and finds out what its names stand for. Every problem is reported, in the
 * positions of the file, and nothing is thrown.
 *
 * @returns undefined when too little of the file can be read
 */
export function parseUnified(
  source: string,
  options: UnifiedOptions,
  report: Report,
): UnifiedFile | undefined {
  const limited = limitReport(report)
  try {
    return parseBody(source, options, limited)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    // the stack is as deep as what is nested in the file
    const range = { start: options.bodyStart, end: Math.min(options.bodyStart + 1, source.length) }
    limited.add('MTM2001', { problem: 'this is nested too deeply' }, range)
    return undefined
  }
}

function parseBody(source: string, options: UnifiedOptions, report: Report): UnifiedFile | undefined {
  const { bodyStart } = options
  const expressions = createExpressions(source, options, report)
  const context = { source, expressions, report }
  const isAlone = isMarkupAlone(source, bodyStart)
  const body = isAlone ? readMarkupAlone(context, bodyStart) : scanBody(context, bodyStart)
  const statements = body.isReadable && !isAlone ? parseScript(source, body, options, report) : []
  expressions.parse()
  if (statements === undefined || !body.isReadable) return undefined
  const template = body.template ?? missingTemplate(source, body, report)
  const { items, declarations } = toItems(source, statements, body, report)
  const { channels, meta, hasLayout } = options
  const { incomplete } = body
  const parsed = { source, items, declarations, template, incomplete, channels, meta, hasLayout }
  const names = analyze(parsed, report)
  const { wrapper, styles } = body
  return { source, bodyStart, ...(wrapper ? { wrapper } : {}), items, template, styles, ...names }
}

/** Parses the script in one go: everything else is blank, so that its offsets are those of the file. */
function parseScript(
  source: string,
  { cuts, types }: Body,
  options: UnifiedOptions,
  report: Report,
): ReturnType<typeof nodes> | undefined {
  const parsed = tryParse(blank(source, cuts, types), options)
  const range = { start: options.bodyStart, end: source.length }
  if (parsed === undefined) {
    reportSyntaxError('MTM2001', undefined, range, { source, report })
    return undefined
  }
  const cutStarts = new Set(cuts.map(({ start }) => start))
  for (const error of parsed.errors)
    reportSyntaxError('MTM2001', [error], range, { source, report, cutStarts })
  const statements = nodes(parsed.program, 'body')
  return statements.length === 0 && parsed.errors.length > 0 ? undefined : statements
}

/** A part that is left out ends the statement before it; a type does not. */
function blank(source: string, cuts: readonly Range[], types: Body['types']): string {
  const typeStarts = new Set([...types.values()].map(({ start }) => start))
  let text = ''
  for (const { start, end } of cuts) {
    text += source.slice(text.length, start)
    const isType = typeStarts.has(start)
    if (end > start) text += (isType || start === 0 ? ' ' : ';') + ' '.repeat(end - start - 1)
  }
  return text + source.slice(text.length)
}

function missingTemplate(source: string, body: Body, report: Report): Template {
  const range = { start: source.length, end: source.length }
  if (!body.hasBareMarkup) report.add('MTM1103', {}, range)
  return { content: range, children: [] }
}
