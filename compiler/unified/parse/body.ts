import type { Report } from '../../report.ts'
import type { Range } from '../../types.ts'
import type { StyleBlock } from '../ast.ts'
import type { Template } from '../template-ast.ts'
import { readStyle, readTemplate } from './body-blocks.ts'
import type { Expressions } from './expressions.ts'
import { advance, createLexer } from './lexer.ts'
import type { Lexer } from './lexer.ts'
import { matchAt } from './markup.ts'
import { readTypedHead } from './typed-head.ts'
import type { TypedHead } from './typed-head.ts'

/** A unified body, taken apart. */
export interface Body {
  wrapper?: { name?: string; head: Range; tail: Range }
  template?: Template
  readonly styles: StyleBlock[]
  /** What is no script, in the order of the source. */
  readonly cuts: Range[]
  /** Types of declarations, by the offset of the name. */
  readonly types: Map<number, TypedHead>
  /** Names of declarations that lack their value: reported once, and not again where they are used. */
  readonly incomplete: Set<string>
  /** True when markup stands where a template should: then none is missing. */
  hasBareMarkup: boolean
  /** False when the script cannot be given to a parser. */
  isReadable: boolean
}

/** What reading a body needs. */
export interface BodyContext {
  readonly source: string
  readonly expressions: Expressions
  readonly report: Report
}

interface Scan extends BodyContext {
  readonly lexer: Lexer
  readonly body: Body
  /** True between the head of the component function and its end. */
  isInWrapper: boolean
  /** True where the next token begins a statement whatever it is. */
  isFresh: boolean
}

const BLOCK_RE = /<(template|style)(?=[\s>/])/y
const STRAY_BLOCK_RE = /<\/(?:template|style)\s*>/y
const MARKUP_RE = /<(?:[A-Za-z][\w.:-]*|!--|\/[A-Za-z][\w.:-]*|>)/y
const WRAPPER_RE =
  /export\s+default\s+(?:async\s+)?function\s*([\p{ID_Start}$_][\p{ID_Continue}$]*)?\s*\(([^)]*)\)\s*(?::[^{;]*)?\{/uy
const STRING_TEMPLATE_RE = /(?:return\s+)?template\(\s*`/y

/** Takes a body with a script apart: what is script, template, style, component function, type. */
export function scanBody(context: BodyContext, start: number): Body {
  const { source, report } = context
  const body: Body = {
    styles: [],
    cuts: [{ start: 0, end: start }],
    types: new Map(),
    incomplete: new Set(),
    hasBareMarkup: false,
    isReadable: true,
  }
  const lexer = createLexer(source, start, source.length)
  const scan: Scan = { ...context, lexer, body, isInWrapper: false, isFresh: true }
  let isContinued = false
  while (advance(lexer) !== 'end' && body.isReadable && !body.hasBareMarkup) {
    const depth = lexer.open.length - (lexer.kind === 'open' ? 1 : 0)
    const isStatement: boolean = depth === 0 && (scan.isFresh || (lexer.isFirstOnLine && !isContinued))
    scan.isFresh = readPart(scan, { isStatement }) || endsStatement(lexer)
    isContinued =
      !scan.isFresh && (lexer.kind === 'operator' || lexer.kind === 'keyword' || lexer.kind === 'dot')
    if (lexer.isTooDeep) reportDepth(scan)
  }
  if (scan.isInWrapper && body.wrapper) {
    report.add('MTM1104', { name: body.wrapper.name ?? 'default' }, body.wrapper.head)
  }
  return body
}

const endsStatement = (lexer: Lexer): boolean =>
  lexer.open.length === 0 && (lexer.kind === 'brace' || lexer.source[lexer.start] === ';')

/** Reads what begins with the token; says whether a new statement begins behind it. */
function readPart(scan: Scan, { isStatement }: { isStatement: boolean }): boolean {
  const { source, lexer, body } = scan
  const { start } = lexer
  switch (source[start]) {
    case '<':
      return readMarkupPart(scan, { isStatement })
    case '}':
      return lexer.kind === 'brace' && lexer.isUnmatched && scan.isInWrapper && endWrapper(scan)
    case '$':
      return isStatement && lexer.kind === 'word' && readType(scan)
    case 'e':
      return isStatement && body.wrapper === undefined && startWrapper(scan)
    case 'r':
    case 't':
      if (isStatement && matchAt(STRING_TEMPLATE_RE, source, start)) {
        scan.report.add('MTM1301', {}, { start: source.indexOf('template', start), end: lexer.start + 9 })
        body.isReadable = false
      }
  }
  return false
}

function readMarkupPart(scan: Scan, { isStatement }: { isStatement: boolean }): boolean {
  const { source, lexer, body, report } = scan
  const { start } = lexer
  const [, name] = (isStatement || lexer.isFirstOnLine ? matchAt(BLOCK_RE, source, start) : null) ?? []
  if (name === undefined) {
    const markup = isStatement ? matchAt(MARKUP_RE, source, start)?.[0] : undefined
    if (markup === undefined) return false
    const range = { start, end: start + markup.length }
    if (matchAt(STRAY_BLOCK_RE, source, start)) {
      report.add('MTM1201', { tag: markup.slice(2) }, { start, end: source.indexOf('>', start) + 1 })
      return goOn(scan, { start, end: source.indexOf('>', start) + 1 })
    }
    report.add('MTM1302', { token: markup }, range)
    body.hasBareMarkup = true
    body.cuts.push({ start, end: source.length })
    return true
  }
  if (name === 'style') {
    const style = readStyle(scan, start)
    body.styles.push(style)
    return goOn(scan, style)
  }
  const { template, range } = readTemplate(scan, start)
  if (body.template === undefined) body.template = template
  else report.add('MTM1102', {}, template.open ?? range)
  return goOn(scan, range)
}

/** Leaves a part out of the script; statements end there, brackets that are open are given up. */
function goOn({ lexer, body }: Scan, part: Range): true {
  body.cuts.push({ start: part.start, end: part.end })
  lexer.open.length = 0
  lexer.openBraces = 0
  lexer.chains.length = 1
  lexer.kind = 'brace'
  lexer.at = part.end
  return true
}

function startWrapper(scan: Scan): boolean {
  const { source, lexer, body } = scan
  const match = matchAt(WRAPPER_RE, source, lexer.start)
  if (!match) return false
  const head = { start: lexer.start, end: lexer.start + match[0].length }
  const tail = { start: source.length, end: source.length }
  body.wrapper = { head, tail, ...(match[1] === undefined ? {} : { name: match[1] }) }
  scan.isInWrapper = true
  const parameters = match[2]?.trim() ?? ''
  if (parameters !== '') {
    const from = source.indexOf(parameters, source.indexOf('(', head.start))
    const problem = 'the function around a component has no parameters'
    const help = 'Declare properties with `$name! = prop(fallback)`'
    scan.report.add('MTM2001', { problem, help }, { start: from, end: from + parameters.length })
  }
  return goOn(scan, head)
}

function endWrapper(scan: Scan): boolean {
  const tail = { start: scan.lexer.start, end: scan.lexer.start + 1 }
  if (scan.body.wrapper) scan.body.wrapper.tail = tail
  scan.isInWrapper = false
  return goOn(scan, tail)
}

function readType({ source, lexer, body, report }: Scan): boolean {
  const { start, at: nameEnd } = lexer
  const head = readTypedHead(source, nameEnd)
  if (head === undefined) return false
  lexer.at = head.end
  lexer.kind = 'word'
  if (head.hasValue) {
    body.types.set(start, head)
    body.cuts.push({ start: nameEnd, end: head.end })
    return false
  }
  const name = source.slice(start, nameEnd)
  body.incomplete.add(name)
  const help = `Give it one: \`${source.slice(start, head.end)} = …\``
  report.add('MTM2001', { problem: `\`${name}\` has no value`, help }, { start, end: head.end })
  body.cuts.push({ start, end: head.end })
  return true
}

function reportDepth({ lexer, body, report }: Scan): void {
  body.isReadable = false
  report.add('MTM2001', { problem: 'this is nested too deeply' }, { start: lexer.start, end: lexer.at })
}
