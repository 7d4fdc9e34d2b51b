import type { Range } from '../../types.ts'
import { advance, createLexer } from './lexer.ts'

/** What stands between two braces. */
export interface BracedText extends Range {
  /** Nothing but white space and comments. */
  readonly isEmpty: boolean
  /** Nested deeper than a recursive parser can be trusted with. */
  readonly isTooDeep: boolean
}

/** Finds the ends of expressions in markup. */
export interface BraceScanner {
  /**
   * Reads from behind a `{` up to its `}`.
   *
   * @returns undefined when it is not closed before a closing tag, a block mark or the end of the markup
   */
  scan(start: number): BracedText | undefined
  /** Says whether an earlier scan came past the brace before `start` and found it unclosed. */
  isKnownUnclosed(start: number): boolean
}

/** What no expression holds outside of its strings: there, the brace was never closed. */
const BLOCK_MARK_RE = /\{(?:[#:@]|\/[a-z]+\s*\})/y
const CLOSING_TAG_RE = /<\/[A-Za-z]/y

/** A file of nothing but unclosed braces would otherwise be read once for each of them. */
const WASTE_FACTOR = 8

/** Makes the scanner of one piece of markup, which ends at `limit`. */
export function createBraceScanner(source: string, limit: number): BraceScanner {
  let waste = 0
  const knownUnclosed = new Set<number>()

  return {
    isKnownUnclosed: (start) => knownUnclosed.has(start),
    scan: (start) => {
      if (knownUnclosed.has(start) || waste > WASTE_FACTOR * limit) return undefined
      const lexer = createLexer(source, start, limit)
      const open: number[] = [start]
      let isEmpty = true
      while (advance(lexer) !== 'end') {
        if (lexer.kind === 'brace' && lexer.isUnmatched) {
          return { start, end: lexer.start, isEmpty, isTooDeep: lexer.isTooDeep }
        }
        isEmpty = false
        if (isAt(BLOCK_MARK_RE, source, lexer.start) || isAt(CLOSING_TAG_RE, source, lexer.start)) break
        if (source[lexer.start] === '{') open[lexer.openBraces] = lexer.at
        open.length = lexer.openBraces + 1
      }
      waste += lexer.at - start
      for (const offset of open) knownUnclosed.add(offset)
      return undefined
    },
  }
}

function isAt(pattern: RegExp, source: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(source)
}
