import type { Node } from 'estree'
import { child, nodes } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Report } from '../../report.ts'
import type { ParseScript, Range } from '../../types.ts'
import type { Expression } from '../ast.ts'
import { parseAt, reportSyntaxError, tryParse } from './script-parser.ts'

/** A node while the file is still being read. */
export type Draft<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** Collects the expressions of a template, so that they cost one call of the script parser. */
export interface Expressions {
  /** Takes the text between two offsets for an expression; its node comes with `parse`. */
  add(text: Range): Draft<Expression>
  /** Takes a destructuring pattern; `done` gets its node, unless it is no pattern. */
  addPattern(text: Range, done: (node: Node) => void): void
  /** Forgets what was added from an offset on, because the text there is read again. */
  dropFrom(offset: number): void
  /** Parses everything that was added and reports each that is not an expression. */
  parse(): void
}

interface Slot {
  readonly text: Range
  readonly expression: Draft<Expression>
}

/** Makes the collector of one file. */
export function createExpressions(source: string, script: ParserOptions, report: Report): Expressions {
  const slots: Slot[] = []
  const patterns: { readonly text: Range; readonly done: (node: Node) => void }[] = []
  return {
    add: (text) => {
      const { start, end } = text
      const expression = { start, end, node: identifier(text), isReactive: false }
      slots.push({ text, expression })
      return expression
    },
    dropFrom: (offset) => {
      while ((slots.at(-1)?.text.start ?? -1) >= offset) slots.pop()
    },
    addPattern: (text, done) => void patterns.push({ text, done }),
    parse: () => {
      if (!parseTogether(source, slots, script))
        for (const slot of slots) parseAlone(source, slot, script, report)
      for (const { text, done } of patterns) parsePattern(source, text, script, { done, report })
    },
  }
}

/** How a script parser is called. */
export interface ParserOptions {
  readonly filename: string
  readonly parse: ParseScript
}

/** Makes an identifier that no parser has seen; without a name it is `undefined`, for what is not there. */
export function identifier({ start, end }: Range, name = 'undefined'): Node {
  // the type of the node knows no positions, which every node of the parser has
  return { type: 'Identifier', name, start, end } as Node
}

/**
 * Makes one array of all expressions, each at its own offset: the bracket and the commas stand where
 * the file has a brace or other punctuation. The array is only trusted when its elements lie where
 * the expressions do.
 */
function parseTogether(source: string, slots: readonly Slot[], script: ParserOptions): boolean {
  const [first] = slots
  if (first === undefined) return true
  let text = ''
  for (const [index, slot] of slots.entries()) {
    if (slot.text.start <= text.length) return false
    text += `${' '.repeat(slot.text.start - 1 - text.length)}${index === 0 ? '[' : ','}`
    text += source.slice(slot.text.start, slot.text.end)
  }
  const parsed = tryParse(`${text}]`, script)
  if (parsed === undefined || parsed.errors.length > 0) return false
  const statements = nodes(parsed.program, 'body')
  const list = statements.length === 1 && statements[0] ? expressionOf(statements[0]) : undefined
  if (list?.type !== 'ArrayExpression') return false
  const elements = nodes(list, 'elements')
  if (elements.length !== slots.length) return false
  if (!slots.every(({ text }, index) => isWithin(elements[index], text))) return false
  for (const [index, slot] of slots.entries()) fill(slot, elements[index])
  return true
}

const expressionOf = (node: SyntaxNode): SyntaxNode | undefined =>
  node.type === 'ExpressionStatement' || node.type === 'ParenthesizedExpression'
    ? child(node, 'expression')
    : undefined

const isWithin = (node: SyntaxNode | undefined, text: Range): boolean =>
  node !== undefined && node.type !== 'SpreadElement' && node.start >= text.start && node.end <= text.end

function fill(slot: Slot, node: SyntaxNode | undefined): void {
  if (node === undefined) return
  slot.expression.start = node.start
  slot.expression.end = node.end
  slot.expression.node = toNode(node)
}

// the parser gives ESTree; only its own code looks at nodes by type alone
export const toNode = (node: SyntaxNode): Node => node as unknown as Node

function parseAlone(source: string, slot: Slot, script: ParserOptions, report: Report): void {
  const { start, end } = slot.text
  const parsed = parseAt(`(${source.slice(start, end)}\n)`, start - 1, script)
  const statements = parsed === undefined ? [] : nodes(parsed.program, 'body')
  const group = statements.length === 1 && statements[0] ? expressionOf(statements[0]) : undefined
  const inner = group && expressionOf(group)
  if (inner !== undefined && parsed?.errors.length === 0 && isWithin(inner, slot.text))
    return fill(slot, inner)
  reportSyntaxError('MTM2002', parsed?.errors, slot.text, { source, report })
}

function parsePattern(
  source: string,
  text: Range,
  script: ParserOptions,
  { done, report }: { done: (node: Node) => void; report: Report },
): void {
  const parsed = parseAt(`(${source.slice(text.start, text.end)}\n)=>0`, text.start - 1, script)
  const [statement] = parsed === undefined ? [] : nodes(parsed.program, 'body')
  const arrow = statement && expressionOf(statement)
  const parameters = arrow?.type === 'ArrowFunctionExpression' ? nodes(arrow, 'params') : []
  const [pattern] = parameters
  if (pattern !== undefined && parameters.length === 1 && parsed?.errors.length === 0)
    return done(toNode(pattern))
  reportSyntaxError('MTM2002', parsed?.errors, text, { source, report })
}
