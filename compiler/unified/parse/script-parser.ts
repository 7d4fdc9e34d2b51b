import { field } from '../../parse/syntax.ts'
import type { Report } from '../../report.ts'
import type { ParsedScript, ParseScript, Range } from '../../types.ts'

interface ParserOptions {
  readonly filename: string
  readonly parse: ParseScript
}

/** Calls the script parser; undefined when it gives up. */
export function tryParse(text: string, { filename, parse }: ParserOptions): ParsedScript | undefined {
  try {
    const { program, errors } = parse(filename, text, { lang: 'ts', sourceType: 'module' })
    // the parser of Vite makes the tree when it is asked for it
    return { program, errors }
  } catch {
    return undefined
  }
}

/** Parses a text that stands at `offset` of the file, and gives every node and error its place there. */
export function parseAt(text: string, offset: number, options: ParserOptions): ParsedScript | undefined {
  const parsed = tryParse(text, options)
  if (parsed !== undefined) {
    shift(parsed.program, offset)
    for (const error of parsed.errors) shift(error, offset)
  }
  return parsed
}

function shift(root: object, offset: number): void {
  const pending: object[] = [root]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'object' && inner !== null) pending.push(inner)
      else if ((key === 'start' || key === 'end') && typeof inner === 'number')
        Reflect.set(value, key, inner + offset)
    }
  }
}

/**
 * Reports the first error of a parser, within the range that was parsed.
 *
 * @param place `cutStarts` are offsets of what was left out of the text: an error there is one of what stands before
 */
export function reportSyntaxError(
  code: 'MTM2001' | 'MTM2002',
  errors: readonly object[] | undefined,
  text: Range,
  place: { readonly source: string; readonly report: Report; readonly cutStarts?: ReadonlySet<number> },
): void {
  const { source, report, cutStarts } = place
  const [error] = errors ?? []
  const found = error && labelOf(error)
  const isAtCut = found !== undefined && cutStarts?.has(found.start)
  const start = isAtCut
    ? lastBefore(source, found.start, text)
    : clamp(found?.start ?? trimStart(source, text), text)
  const end = Math.max(start + 1, isAtCut ? 0 : clamp(found?.end ?? text.end, text))
  const problem = ((error && textOf(error, 'message')) ?? 'this is not an expression').trim()
  const help = error && textOf(error, 'helpMessage')
  const shown = isAtCut ? problem.replace(/ but found `;`$/, '') : problem
  report.add(
    code,
    { problem: shown, help },
    { start: Math.min(start, source.length), end: Math.min(end, source.length) },
  )
}

/** The last character that is no white space. */
function lastBefore(source: string, offset: number, { start }: Range): number {
  let at = offset - 1
  while (at > start && source.charCodeAt(at) <= 32) at--
  return Math.max(start, at)
}

function trimStart(source: string, { start, end }: Range): number {
  const text = source.slice(start, end)
  return text.trim() === '' ? start : start + text.length - text.trimStart().length
}

const clamp = (offset: number, { start, end }: Range): number => Math.max(start, Math.min(offset, end))

function labelOf(error: object): Range | undefined {
  const labels = field(error, 'labels')
  const [label] = Array.isArray(labels) ? labels : []
  if (typeof label !== 'object' || label === null) return undefined
  const [start, end] = [field(label, 'start'), field(label, 'end')]
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : undefined
}

function textOf(error: object, name: string): string | undefined {
  const text = field(error, name)
  return typeof text === 'string' && text !== '' ? text : undefined
}
