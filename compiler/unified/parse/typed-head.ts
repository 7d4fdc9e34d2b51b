import type { Range } from '../../types.ts'
import { trim } from './block-heads.ts'
import { advance, createLexer, expectsOperand, tokenText } from './lexer.ts'
import { matchAt } from './markup.ts'

/** `!: Type` of `$name!: Type = value`. */
export interface TypedHead {
  /** Offset after the name. */
  readonly start: number
  readonly type: Range
  /** True with `!`. */
  readonly hasMark: boolean
  /** False without `=`. */
  readonly hasValue: boolean
  /** Offset of the `=`, or of what follows instead. */
  readonly end: number
}

const MARK_RE = /[ \t]*(!?)\s*:(?!:)/y

/**
 * Reads the type of a declaration, which no parser would take for one without `let`.
 *
 * @param nameEnd offset after the name
 * @returns undefined when no type follows
 */
export function readTypedHead(source: string, nameEnd: number): TypedHead | undefined {
  const match = matchAt(MARK_RE, source, nameEnd)
  if (!match) return undefined
  const start = nameEnd + match[0].length
  const lexer = createLexer(source, start, source.length)
  let angles = 0
  let end = start
  let isContinued = true
  while (advance(lexer) !== 'end') {
    const depth = lexer.open.length - (lexer.kind === 'open' ? 1 : 0)
    const isOuter = depth === 0 && angles === 0
    const text = tokenText(lexer)
    if (isOuter && text === '=')
      return head(source, { nameEnd, start, end: lexer.start }, { match, hasValue: true })
    if (isOuter && (text === ';' || (lexer.kind === 'brace' && lexer.isUnmatched))) break
    const canGoOn = lexer.kind === 'operator' && text !== '<'
    if (isOuter && lexer.isFirstOnLine && !isContinued && !canGoOn) break
    if (text === '<') angles++
    if (text === '>' && angles > 0) angles--
    isContinued = expectsOperand(lexer) && lexer.kind !== 'brace'
    end = lexer.at
  }
  return head(source, { nameEnd, start, end }, { match, hasValue: false })
}

function head(
  source: string,
  { nameEnd, start, end }: { nameEnd: number; start: number; end: number },
  { match, hasValue }: { match: RegExpExecArray; hasValue: boolean },
): TypedHead {
  const type = trim(source, { start, end }) ?? { start, end: start }
  return { start: nameEnd, type, hasMark: match[1] === '!', hasValue, end }
}
