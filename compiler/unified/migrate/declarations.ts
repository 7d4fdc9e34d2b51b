import type { Range } from '../../types.ts'
import { advance, createLexer, tokenText } from '../parse/lexer.ts'
import type { Edits } from './edits.ts'
import { matchAt, startsLine } from './split-body.ts'
import type { BodyParts } from './split-body.ts'

/** `$name!: Type = …` at the beginning of a line. */
export interface Declared {
  readonly name: string
  readonly nameRange: Range
  readonly hasMark: boolean
  readonly type?: Range
  /** Where the value begins. */
  readonly value: number
}

const REST_RE = /(!?)(?:[ \t]*:[ \t]*([^=\n]*?))?[ \t]*=(?![=>])\s*/y
const NUMBER_TYPES: ReadonlySet<string> = new Set(['float', 'int', 'integer', 'double'])
const LIFECYCLE: Readonly<Record<string, string>> = { $mount: '$onMount', $destroy: '$onDestroy' }

/** Lists the declarations of the component level, in the order of the source. */
export function declarationsOf({ source, scripts }: BodyParts): Declared[] {
  return scripts.flatMap(({ start, end }) => {
    const found: Declared[] = []
    const lexer = createLexer(source, start, end)
    while (advance(lexer) !== 'end') {
      const isName = lexer.kind === 'word' && source[lexer.start] === '$' && startsLine(lexer)
      const rest = isName && lexer.open.length <= 1 ? matchAt(REST_RE, source, lexer.at) : null
      if (!rest) continue
      const type = rest[2] === undefined ? undefined : typeRange(source, lexer.at, rest[2])
      found.push({
        name: tokenText(lexer),
        nameRange: { start: lexer.start, end: lexer.at },
        hasMark: rest[1] === '!',
        ...(type ? { type } : {}),
        value: lexer.at + rest[0].length,
      })
    }
    return found
  })
}

function typeRange(source: string, from: number, type: string): Range {
  const start = source.indexOf(type, source.indexOf(':', from) + 1)
  return { start, end: start + type.length }
}

/** `$mount` and `$destroy` were the names of `$onMount` and `$onDestroy`. */
export function lifecycleNames(parts: BodyParts, edits: Edits): void {
  const body = parts.source.slice(parts.bodyStart)
  for (const { name, nameRange } of declarationsOf(parts)) {
    const today = Object.hasOwn(LIFECYCLE, name) ? LIFECYCLE[name] : undefined
    if (today === undefined || occurrences(body, name) > 1 || occurrences(body, today) > 0) continue
    edits.replace(nameRange.start, nameRange.end, today)
    edits.done()
  }
}

/** `$n = signal('n', 0)` was shared state. */
export function sharedMarks(parts: BodyParts, edits: Edits): void {
  for (const { nameRange, hasMark, value } of declarationsOf(parts)) {
    if (hasMark || !/^signal\s*[<(]/.test(parts.source.slice(value))) continue
    edits.insert(nameRange.end, '!')
    edits.done()
  }
}

/** `float`, `int`, `integer` and `double` are no types of TypeScript. */
export function typeNames(parts: BodyParts, edits: Edits): void {
  for (const { type } of declarationsOf(parts)) {
    if (!type || !NUMBER_TYPES.has(parts.source.slice(type.start, type.end))) continue
    edits.replace(type.start, type.end, 'number')
    edits.done()
  }
}

/** How often a name stands in a text, as a whole word. */
export const occurrences = (text: string, name: string): number =>
  [...text.matchAll(new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g'))].length
