import type { Node } from 'estree'
import type { Range } from '../../types.ts'
import { patternBindings } from '../analyze/patterns.ts'
import type { Binding } from '../ast.ts'
import type { EachNode, ForNode } from '../template-ast.ts'
import { identifier } from './expressions.ts'
import type { Draft } from './expressions.ts'
import { advance, createLexer, tokenText } from './lexer.ts'
import type { Markup } from './markup.ts'

const NAME_RE = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u
const HEAD_TOKEN_LENGTH = 60

/**
 * Reads what stands in `{#each …}`, behind the word: list, pattern, index and key. The last `as`
 * outside of brackets is the one that counts, so that a list may be asserted to be of some type.
 *
 * @returns undefined when it is not written so; that is reported
 */
export function readEachHead(markup: Markup, inner: Range, head: Range): Draft<EachNode> | undefined {
  const { source } = markup
  const as = findWord(source, inner, 'as', { isLast: true })
  const list = as && trim(source, { start: inner.start, end: as.start })
  const rest = as && splitItem(source, { start: as.end, end: inner.end })
  if (!list || !rest) {
    markup.report.add('MTM1208', { token: headToken(markup, head) }, head)
    return undefined
  }
  const node: Draft<EachNode> = {
    kind: 'each',
    start: head.start,
    end: head.end,
    head,
    list: markup.expressions.add(list),
    pattern: { ...rest.pattern, node: identifier(rest.pattern) },
    items: [],
    children: [],
    ...(rest.index ? { index: { ...item(source, rest.index), declaredAt: rest.index } } : {}),
  }
  setPattern(markup, node, rest.pattern)
  if (rest.key) node.key = markup.expressions.add(rest.key)
  return node
}

/** Reads what stands in `{#for …}`, behind the word. */
export function readForHead(markup: Markup, inner: Range, head: Range): Draft<ForNode> | undefined {
  const { source } = markup
  const equals = findOperator(source, inner)
  const name = equals === undefined ? undefined : trim(source, { start: inner.start, end: equals })
  const to = equals === undefined ? undefined : findWord(source, { start: equals + 1, end: inner.end }, 'to')
  const step = to && findWord(source, { start: to.end, end: inner.end }, 'step')
  const from = to && equals !== undefined ? trim(source, { start: equals + 1, end: to.start }) : undefined
  const end = to && trim(source, { start: to.end, end: step?.start ?? inner.end })
  const by = step && trim(source, { start: step.end, end: inner.end })
  if (!name || !isName(source, name) || !from || !end || (step && !by)) {
    markup.report.add('MTM1209', { token: headToken(markup, head) }, head)
    return undefined
  }
  return {
    kind: 'for',
    start: head.start,
    end: head.end,
    head,
    item: { ...item(source, name), declaredAt: name },
    from: markup.expressions.add(from),
    to: markup.expressions.add(end),
    ...(by ? { step: markup.expressions.add(by) } : {}),
    children: [],
  }
}

/** The range without the white space around it; undefined when there is nothing else. */
export function trim(source: string, { start, end }: Range): Range | undefined {
  const text = source.slice(start, end)
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const from = start + text.length - text.trimStart().length
  return { start: from, end: from + trimmed.length }
}

const item = (source: string, range: Range): Binding => ({
  name: source.slice(range.start, range.end),
  kind: 'item',
  declaredAt: range,
})

const isName = (source: string, { start, end }: Range): boolean => NAME_RE.test(source.slice(start, end))

const headToken = ({ source }: Markup, { start, end }: Range): string =>
  source.slice(start, Math.min(end, start + HEAD_TOKEN_LENGTH)).replace(/\s+/g, ' ')

function setPattern({ source, expressions }: Markup, node: Draft<EachNode>, range: Range): void {
  const withNode = (pattern: Node): void => {
    node.pattern = { ...range, node: pattern }
    node.items = patternBindings(pattern, 'item')
  }
  if (isName(source, range)) {
    withNode(identifier(range, source.slice(range.start, range.end)))
  } else expressions.addPattern(range, withNode)
}

/** `pattern, index (key)`. */
function splitItem(
  source: string,
  range: Range,
): { pattern: Range; index: Range | undefined; key: Range | undefined } | undefined {
  const lexer = createLexer(source, range.start, range.end)
  let patternEnd = range.end
  let comma: number | undefined
  let key: Range | undefined
  while (advance(lexer) !== 'end' && key === undefined) {
    const isOuter = lexer.open.length === 0
    if (isOuter && tokenText(lexer) === ',' && comma === undefined) {
      comma = lexer.start
      patternEnd = comma
    } else if (lexer.open.length === 1 && lexer.kind === 'open' && source[lexer.start] === '(') {
      const open = lexer.at
      while (lexer.open.length > 0 && advance(lexer) !== 'end');
      key = trim(source, { start: open, end: lexer.start })
      if (key === undefined || lexer.open.length > 0 || trim(source, { start: lexer.at, end: range.end }))
        return undefined
      if (comma === undefined) patternEnd = open - 1
      range = { start: range.start, end: open - 1 }
    }
  }
  const pattern = trim(source, { start: range.start, end: patternEnd })
  const index = comma === undefined ? undefined : trim(source, { start: comma + 1, end: range.end })
  if (!pattern || !(isName(source, pattern) || /^[{[]/.test(source.slice(pattern.start, pattern.end))))
    return undefined
  if (comma !== undefined && !(index && isName(source, index))) return undefined
  return { pattern, index, key }
}

function findWord(
  source: string,
  { start, end }: Range,
  word: string,
  { isLast = false }: { isLast?: boolean } = {},
): Range | undefined {
  const lexer = createLexer(source, start, end)
  let found: Range | undefined
  let previous = lexer.kind
  while (advance(lexer) !== 'end') {
    const isWord =
      lexer.kind === 'word' && lexer.open.length === 0 && previous !== 'dot' && previous !== 'operator'
    if (isWord && tokenText(lexer) === word) {
      found = { start: lexer.start, end: lexer.at }
      if (!isLast) return found
    }
    previous = lexer.kind
  }
  return found
}

function findOperator(source: string, { start, end }: Range): number | undefined {
  const lexer = createLexer(source, start, end)
  while (advance(lexer) !== 'end') {
    if (lexer.kind === 'operator') return tokenText(lexer) === '=' ? lexer.start : undefined
  }
  return undefined
}
