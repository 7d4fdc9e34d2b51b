import type { Range } from '../../types.ts'
import { advance, createLexer, expectsOperand } from '../parse/lexer.ts'
import type { Lexer } from '../parse/lexer.ts'

/** What a body is made of, as far as that can be told without understanding it. */
export interface BodyParts {
  readonly source: string
  readonly bodyStart: number
  /** The script, without blocks and loose markup. */
  readonly scripts: readonly Range[]
  /** What stands in `<template>`, or the whole body of a file that is markup alone. */
  readonly markups: readonly Range[]
  /** Where markup begins that no `<template>` is around. */
  readonly looseMarkup?: number
}

const BLOCK_RE = /<(template|style)(?=[\s>/])[^>]*>/y
const MARKUP_RE = /<[A-Za-z][\w.:-]*(?=[\s>/])/y
const MARKUP_ONLY_RE = /(?:\s|<!--[\s\S]*?-->)*<(?!template[\s>]|style[\s>])[A-Za-z]/y

/** Tells script from markup. Blocks count where a statement can begin. */
export function splitBody(source: string, bodyStart: number): BodyParts {
  if (matchAt(MARKUP_ONLY_RE, source, bodyStart)) return markupOnly(source, bodyStart)
  const scripts: Range[] = []
  const markups: Range[] = []
  let lexer = createLexer(source, bodyStart, source.length)
  let from = bodyStart
  for (;;) {
    const isContinued = expectsOperand(lexer) && lexer.kind !== 'brace' && lexer.at !== from
    if (advance(lexer) === 'end') break
    if (isContinued || !startsLine(lexer) || source[lexer.start] !== '<' || !isAtComponentLevel(lexer))
      continue
    const block = matchAt(BLOCK_RE, source, lexer.start)
    if (!block && !matchAt(MARKUP_RE, source, lexer.start)) continue
    scripts.push({ start: from, end: lexer.start })
    if (!block) return { source, bodyStart, scripts, markups, looseMarkup: lexer.start }
    const content = lexer.start + block[0].length
    const end = endOfBlock(source, content, block[1] ?? '')
    if (block[1] === 'template') markups.push({ start: content, end: end.start })
    from = end.end
    lexer = continueAt(lexer, from)
  }
  scripts.push({ start: from, end: source.length })
  return { source, bodyStart, scripts, markups }
}

/** Depth 0, or 1 in a function that holds the whole body. */
const isAtComponentLevel = ({ open }: Lexer): boolean =>
  open.length === 0 || (open.length === 1 && open[0] === '{'.charCodeAt(0))

/** Says whether nothing but space stands before the token on its line; the lexer does not look behind its start. */
export function startsLine({ source, start }: Lexer): boolean {
  return source.slice(source.lastIndexOf('\n', start - 1) + 1, start).trim() === ''
}

/** A block ends the statement before it. */
function continueAt(lexer: Lexer, at: number): Lexer {
  const next = createLexer(lexer.source, at, lexer.limit)
  next.open.push(...lexer.open)
  next.chains.push(...lexer.open.map(() => 0))
  next.openBraces = lexer.openBraces
  return next
}

function markupOnly(source: string, bodyStart: number): BodyParts {
  const style = /^[ \t]*<style[\s>]/m.exec(source.slice(bodyStart))
  const end = style ? bodyStart + style.index : source.length
  return { source, bodyStart, scripts: [], markups: [{ start: bodyStart, end }] }
}

/** The closing tag that belongs to the block, or the end of the text. */
function endOfBlock(source: string, from: number, name: string): Range {
  const tag = new RegExp(`<(/?)${name}(?=[\\s>/])[^>]*>`, 'g')
  tag.lastIndex = from
  for (let depth = 1, match = tag.exec(source); match; match = tag.exec(source)) {
    if (match[0].endsWith('/>')) continue
    depth += match[1] === '/' ? -1 : 1
    if (depth === 0) return { start: match.index, end: match.index + match[0].length }
  }
  return { start: source.length, end: source.length }
}

/** What a sticky expression finds at an offset. */
export function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}
