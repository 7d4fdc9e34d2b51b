import { isIdentifierPart, isIdentifierStart, skipQuoted, skipRegex, skipTemplateText } from './lexer-text.ts'

/** What the token before decides about a slash, and what a token can end or begin. */
export type TokenKind =
  | 'word'
  | 'keyword'
  /** A number, a string, a regular expression, the last part of a template, or a postfix operator. */
  | 'literal'
  | 'open'
  /** `)` or `]`. */
  | 'close'
  /** `}` that ends no `${`. */
  | 'brace'
  | 'dot'
  | 'operator'
  | 'end'

/** A place in a script. It moves with `advance`; the fields describe the token that was read last. */
export interface Lexer {
  readonly source: string
  /** Where reading stops. */
  readonly limit: number
  /** Offset after the token. */
  at: number
  start: number
  kind: TokenKind
  /** True when a line break stands between the token and the one before. */
  isFirstOnLine: boolean
  /** The brackets that are open after the token, as UTF-16 units; a backtick stands for `${`. */
  readonly open: number[]
  /** How many of them are `{` or `${`. */
  openBraces: number
  /** True when the token is a `}` that closes nothing. */
  isUnmatched: boolean
  /** True once something is nested deeper than a recursive parser can be trusted with. */
  isTooDeep: boolean
  /** For the whole and each open bracket: operators since the last comma or statement; parsers recurse on them. */
  readonly chains: number[]
}

const DOUBLE_QUOTE = 34
const SINGLE_QUOTE = 39
const ROUND = 40
const SLASH = 47
const SQUARE = 91
const BACKTICK = 96
const CURLY = 123

const MAXIMUM_DEPTH = 250
const MAXIMUM_CHAIN = 1000

/** Words after which an operand follows, so that a slash begins a regular expression. */
const KEYWORDS: ReadonlySet<string> = new Set(
  'await case delete do else in instanceof new of return throw typeof void yield'.split(' '),
)

/** Starts reading at `start`; nothing at or after `limit` is looked at. */
export function createLexer(source: string, start: number, limit: number): Lexer {
  return {
    source,
    limit,
    at: start,
    start,
    kind: 'operator',
    isFirstOnLine: true,
    open: [],
    openBraces: 0,
    isUnmatched: false,
    isTooDeep: false,
    chains: [0],
  }
}

/**
 * Reads the next token: a word, a number, a string, a template up to `${` or its end, a regular
 * expression, a bracket, or one character of an operator (`=>` is one token). White space and
 * comments are left out. Whether a slash divides is guessed from the token before it.
 */
export function advance(lexer: Lexer): TokenKind {
  skipTrivia(lexer)
  const { source, limit, at } = lexer
  lexer.start = at
  if (at >= limit) return (lexer.kind = 'end')
  const code = source.charCodeAt(at)
  if (isIdentifierStart(code)) return readWord(lexer)
  switch (code) {
    case DOUBLE_QUOTE:
    case SINGLE_QUOTE:
      return readLiteral(lexer, skipQuoted(source, at, limit))
    case BACKTICK:
      return readTemplate(lexer, at + 1)
    case ROUND:
    case SQUARE:
    case CURLY:
      return openBracket(lexer, code, at + 1)
    case ROUND + 1:
    case SQUARE + 2:
      return closeBracket(lexer, code)
    case CURLY + 2:
      return closeBrace(lexer)
    case SLASH:
      if (expectsOperand(lexer)) return readLiteral(lexer, skipRegex(source, at, limit))
      return readOperator(lexer)
    default:
      return code >= 48 && code <= 57 ? readNumber(lexer) : readOperator(lexer)
  }
}

/** Says whether what was read last cannot end an expression, so that the next token goes on with it. */
export const expectsOperand = ({ kind }: Lexer): boolean =>
  kind === 'operator' || kind === 'open' || kind === 'keyword' || kind === 'brace' || kind === 'dot'

/** The text of the token that was read last. */
export const tokenText = ({ source, start, at }: Lexer): string => source.slice(start, at)

function skipTrivia(lexer: Lexer): void {
  const { source, limit } = lexer
  lexer.isFirstOnLine = false
  let at = lexer.at
  for (; at < limit; at++) {
    const code = source.charCodeAt(at)
    if (code === 10 || code === 0x2028 || code === 0x2029) lexer.isFirstOnLine = true
    else if (code === 47 && source[at + 1] === '/') at = endBefore(source.indexOf('\n', at), limit)
    else if (code === 47 && source[at + 1] === '*') at = skipComment(lexer, at)
    else if (code > 32 && code !== 0xa0 && code !== 0xfeff) break
  }
  lexer.at = Math.min(at, limit)
}

/** Leaves the offset of the last character of the comment. */
function skipComment(lexer: Lexer, at: number): number {
  const end = lexer.source.indexOf('*/', at + 2)
  if (end === -1 || end + 2 > lexer.limit) return lexer.limit
  if (lexer.source.slice(at, end).includes('\n')) lexer.isFirstOnLine = true
  return end + 1
}

/** Leaves the offset before the line break, which the caller has to see. */
const endBefore = (lineBreak: number, limit: number): number =>
  lineBreak === -1 ? limit : Math.min(lineBreak, limit) - 1

function readWord(lexer: Lexer): TokenKind {
  const { source, limit, kind } = lexer
  const isMember = kind === 'dot'
  if (lexer.isFirstOnLine && kind !== 'operator') lexer.chains[lexer.chains.length - 1] = 0
  let at = lexer.start + 1
  while (at < limit && isIdentifierPart(source.charCodeAt(at))) at++
  lexer.at = at
  const isKeyword = !isMember && at - lexer.start <= 10 && KEYWORDS.has(source.slice(lexer.start, at))
  if (isKeyword) countOperator(lexer)
  return (lexer.kind = isKeyword ? 'keyword' : 'word')
}

function readNumber(lexer: Lexer): TokenKind {
  const { source, limit } = lexer
  let at = lexer.start + 1
  while (at < limit && (isIdentifierPart(source.charCodeAt(at)) || source[at] === '.')) at++
  return readLiteral(lexer, at)
}

function readLiteral(lexer: Lexer, end: number): TokenKind {
  lexer.at = end
  return (lexer.kind = 'literal')
}

/** From inside of a template: up to its end, or to the next `${`, which opens a bracket. */
function readTemplate(lexer: Lexer, from: number): TokenKind {
  const end = skipTemplateText(lexer.source, from, lexer.limit)
  if (lexer.source[end - 1] === '{' && lexer.source[end - 2] === '$') return openBracket(lexer, BACKTICK, end)
  return readLiteral(lexer, end)
}

function openBracket(lexer: Lexer, code: number, end: number): TokenKind {
  lexer.at = end
  lexer.open.push(code)
  lexer.chains.push(0)
  if (code === CURLY || code === BACKTICK) lexer.openBraces++
  if (lexer.open.length > MAXIMUM_DEPTH) lexer.isTooDeep = true
  return (lexer.kind = 'open')
}

function closeBracket(lexer: Lexer, code: number): TokenKind {
  lexer.at++
  const opening = code === ROUND + 1 ? ROUND : SQUARE
  if (lexer.open.at(-1) === opening) popBracket(lexer)
  return (lexer.kind = 'close')
}

/** Brackets that are still open within braces end with them. */
function closeBrace(lexer: Lexer): TokenKind {
  lexer.at++
  lexer.isUnmatched = lexer.openBraces === 0
  if (lexer.isUnmatched) return (lexer.kind = 'brace')
  let opening = popBracket(lexer)
  while (opening !== CURLY && opening !== BACKTICK) opening = popBracket(lexer)
  lexer.openBraces--
  return opening === BACKTICK ? readTemplate(lexer, lexer.at) : (lexer.kind = 'brace')
}

function popBracket(lexer: Lexer): number | undefined {
  lexer.chains.pop()
  return lexer.open.pop()
}

/** `=>`, `++` and `--` are one token; the others go one character at a time. */
function readOperator(lexer: Lexer): TokenKind {
  const { source, start } = lexer
  const [first, second] = [source[start], source[start + 1]]
  const isDouble = (first === '=' && second === '>') || ((first === '+' || first === '-') && first === second)
  lexer.at = Math.min(start + (isDouble ? 2 : 1), lexer.limit)
  if (isPostfix(lexer, first, second)) return (lexer.kind = 'literal')
  if (first === '.') return (lexer.kind = 'dot')
  if (first === ',' || first === ';') lexer.chains[lexer.chains.length - 1] = 0
  else countOperator(lexer)
  return (lexer.kind = 'operator')
}

/** `x++`, and the `!` of `x!.y` and `$x! = 0`. */
const isPostfix = (lexer: Lexer, first: string | undefined, second: string | undefined): boolean =>
  !lexer.isFirstOnLine &&
  !expectsOperand(lexer) &&
  (first === '!' ? second !== '=' : (first === '+' || first === '-') && first === second)

function countOperator(lexer: Lexer): void {
  const length = (lexer.chains.at(-1) ?? 0) + 1
  lexer.chains[lexer.chains.length - 1] = length
  if (length > MAXIMUM_CHAIN) lexer.isTooDeep = true
}
