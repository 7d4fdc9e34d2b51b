import { endianness } from 'node:os'

/** A pair of brackets in code. */
export interface Brackets {
  /** The index of the opening one, and of the closing one. */
  readonly open: number
  readonly close: number
  /** The index of the last character before it that is neither space nor comment; below zero for none. */
  readonly before: number
  /** Whether no brace is around it. */
  readonly isOutermost: boolean
  /** The indices of the semicolons that stand in no other brackets within it; undefined for none. */
  readonly semicolons: readonly number[] | undefined
}

/** Becomes a pair when it is closed: a module has thousands of them. */
interface Opened extends Brackets {
  close: number
  isOutermost: boolean
  semicolons: number[] | undefined
  /** An expression cannot end with the closing one of a condition: `if (…)`. */
  readonly kind: 'condition' | 'parenthesis' | 'brace' | 'placeholder'
}

const [SLASH, STAR, BACKSLASH, QUOTE, DOUBLE, BACKTICK] = [47, 42, 92, 39, 34, 96]
const [PAREN, PAREN_END, BRACE, BRACE_END, BRACKET, BRACKET_END] = [40, 41, 123, 125, 91, 93]
const [DOLLAR, LINE_BREAK, SEMICOLON] = [36, 10, 59]

const SPECIAL = [SLASH, QUOTE, DOUBLE, BACKTICK, PAREN, PAREN_END, BRACE, BRACE_END, SEMICOLON]

/** By character code: 1 for one that stands for nothing but itself, but for white space. */
const IS_PLAIN = Uint8Array.from({ length: 128 }, (_, character) =>
  character <= 32 || SPECIAL.includes(character) ? 0 : 1,
)

/** By character code: 1 for what the words end with whose parentheses are no call. */
const IS_CONDITION_END = Uint8Array.from({ length: 128 }, (_, character) =>
  'ferht'.includes(String.fromCodePoint(character)) ? 1 : 0,
)

/** Words after which a slash starts a regular expression, and those whose parentheses it can follow. */
const OPERATOR_RE =
  /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|instanceof|do|else|yield|await|extends)$/
const CONDITION_RE = /(?:^|[^\w$.])(?:if|while|for|with|await)$/

/**
 * Finds the parentheses and braces of JavaScript that parses, without parsing it: strings, templates, comments and
 * regular expressions are passed over.
 *
 * @param visit called for each pair when it is closed: the inner ones come first
 * @param visitText called with the indices of the quotes of each string, and of each template without a placeholder
 * @returns false where it could not be told what a slash stands for; nothing is to be believed then
 */
export function scanBrackets(
  code: string,
  visit: (brackets: Brackets) => void,
  visitText: (open: number, close: number) => void = () => {},
): boolean {
  const units = unitsOf(code)
  const opened: Opened[] = []
  /** The last character that counts, and whether it closed a condition. */
  let last = -1
  let isAfterCondition = false
  /** How many braces are open. */
  let depth = 0
  for (let index = 0; index < units.length; index++) {
    const character = units[index]!
    if (character <= 32) continue
    if (isPlain(character)) {
      while (isPlain(units[index + 1])) index += 1
      isAfterCondition = false
      last = index
      continue
    }
    let end = index
    if (character === QUOTE || character === DOUBLE) end = skipString(units, index, character)
    else if (character === BACKTICK) end = skipTemplate(units, index)
    else if (character === SLASH) {
      const next = units[index + 1]
      if (next === SLASH || next === STAR) {
        index = skipComment(code, index, next)
        continue
      }
      const slash = isAfterCondition ? 'expression' : slashAfter(code, last)
      if (slash === 'unknown') return false
      if (slash === 'expression') end = skipExpression(units, index)
    } else if (character === PAREN || character === BRACE) {
      const kind =
        character === BRACE ? 'brace' : endsInCondition(code, units, last) ? 'condition' : 'parenthesis'
      if (kind === 'brace') depth += 1
      opened.push(createOpened(kind, index, last))
    } else if (character === SEMICOLON) noteSemicolon(opened.at(-1), index)
    else if (character === BRACE_END && opened.at(-1)?.kind === 'placeholder') {
      opened.pop()
      depth -= 1
      end = skipTemplate(units, index)
    } else if (character === PAREN_END || character === BRACE_END) {
      const pair = opened.pop()
      if (!pair) return false
      if (pair.kind === 'brace') depth -= 1
      pair.close = index
      pair.isOutermost = depth === 0
      visit(pair)
      isAfterCondition = pair.kind === 'condition'
      last = index
      continue
    }
    if (end < 0) return false
    if (end > index && units[end] === character && character !== SLASH) visitText(index, end)
    // A placeholder in a template: it opens with the brace that the template was passed over up to.
    if (end > index && units[end] === BRACE) {
      depth += 1
      opened.push(createOpened('placeholder', end, last))
    }
    isAfterCondition = false
    index = last = end
  }
  return opened.length === 0
}

const createOpened = (kind: Opened['kind'], open: number, before: number): Opened => ({
  open,
  close: -1,
  before,
  isOutermost: false,
  semicolons: undefined,
  kind,
})

function noteSemicolon(opened: Opened | undefined, index: number): void {
  if (opened?.semicolons) opened.semicolons.push(index)
  else if (opened) opened.semicolons = [index]
}

/** The index of the first character from there on that is neither space nor comment. */
export function skipSpace(code: string, from: number): number {
  let index = from
  for (; index < code.length; index++) {
    const character = code.charCodeAt(index)
    if (character <= 32) continue
    const next = code.charCodeAt(index + 1)
    if (character !== SLASH || (next !== SLASH && next !== STAR)) break
    index = skipComment(code, index, next)
  }
  return index
}

/** False behind the end of the code as well. */
const isPlain = (character: number | undefined): boolean =>
  character !== undefined && (character > 127 || IS_PLAIN[character] === 1)

/** Engines look into an array in half the time that a text takes, which may be one of many kinds. */
function unitsOf(code: string): Uint16Array {
  const units = new Uint16Array(code.length)
  const bytes = Buffer.from(units.buffer)
  bytes.write(code, 'utf16le')
  if (endianness() === 'BE') bytes.swap16()
  return units
}

/** The end of a name tells most calls apart. */
const endsInCondition = (code: string, units: Uint16Array, last: number): boolean =>
  IS_CONDITION_END[units[last] ?? 0] === 1 && CONDITION_RE.test(code.slice(Math.max(0, last - 6), last + 1))

function skipString(units: Uint16Array, from: number, quote: number): number {
  for (let index = from + 1; index < units.length; index++) {
    const character = units[index]!
    if (character === BACKSLASH) index += 1
    else if (character === quote) return index
  }
  return -1
}

/** Up to the end of the template, or to the brace of its next placeholder. */
function skipTemplate(units: Uint16Array, from: number): number {
  for (let index = from + 1; index < units.length; index++) {
    const character = units[index]!
    if (character === BACKSLASH) index += 1
    else if (character === BACKTICK) return index
    else if (character === DOLLAR && units[index + 1] === BRACE) return index + 1
  }
  return -1
}

function skipComment(code: string, from: number, kind: number): number {
  const end = kind === SLASH ? code.indexOf('\n', from) : code.indexOf('*/', from + 2)
  return end < 0 ? code.length : kind === SLASH ? end : end + 1
}

function skipExpression(units: Uint16Array, from: number): number {
  let isClass = false
  for (let index = from + 1; index < units.length; index++) {
    const character = units[index]!
    if (character === LINE_BREAK) return -1
    if (character === BACKSLASH) index += 1
    else if (character === BRACKET) isClass = true
    else if (character === BRACKET_END) isClass = false
    else if (character === SLASH && !isClass) return index
  }
  return -1
}

/** Whether a slash behind that character divides, or starts a regular expression. */
function slashAfter(code: string, last: number): 'division' | 'expression' | 'unknown' {
  if (last < 0) return 'expression'
  const character = code[last]!
  if (/[\w$]/.test(character) || character > '\u007F')
    return OPERATOR_RE.test(code.slice(Math.max(0, last - 11), last + 1)) ? 'expression' : 'division'
  if (/[)\]"'`]/.test(character)) return 'division'
  // `}` ends a block or an object; `++` stands before a value or behind it; a slash ended an expression.
  if (character === '}' || character === '/') return 'unknown'
  if (/[+-]/.test(character) && code[last - 1] === character) return 'unknown'
  return 'expression'
}
