import type { ParsedScript, ParseScript, Range } from '../types.ts'

/** An ESTree node, known by its type only. Fields are read through the helpers below. */
export interface SyntaxNode extends Range {
  readonly type: string
}

/** A script of the body. */
export interface Script {
  /** Top-level statements; empty when the parser could not make sense of the text. */
  readonly statements: readonly SyntaxNode[]
  /** False when `statements` are missing because of a syntax error. */
  readonly readable: boolean
}

/**
 * Parses a piece of the source. Everything before it is blanked, so that the offsets of the nodes
 * are offsets of the `.mtm` file. Never throws: a syntax error is the official compiler's to report.
 */
export function parseScript(
  source: string,
  range: Range,
  options: { filename: string; lang: 'ts' | 'tsx'; parse: ParseScript },
): Script {
  const text = ' '.repeat(range.start) + source.slice(range.start, range.end)
  const parsed = tryParse(text, options)
  const statements = parsed === undefined ? [] : nodes(parsed.program, 'body')
  const failed = parsed === undefined || (statements.length === 0 && parsed.errors.length > 0)
  return { statements, readable: !failed }
}

function tryParse(
  text: string,
  { filename, lang, parse }: { filename: string; lang: 'ts' | 'tsx'; parse: ParseScript },
): ParsedScript | undefined {
  try {
    return parse(filename, text, { lang, sourceType: 'module' })
  } catch {
    return undefined
  }
}

/** Reads a field of any kind. */
export const field = (node: object, name: string): unknown => Reflect.get(node, name)

/** Reads a field that holds one node; undefined when it holds none. */
export function child(node: object, name: string): SyntaxNode | undefined {
  const value = field(node, name)
  return isNode(value) ? value : undefined
}

/** Reads a field that holds a list of nodes; holes are left out. */
export function nodes(node: object, name: string): SyntaxNode[] {
  const value = field(node, name)
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** The name of an identifier node, or the text of a string literal; undefined for other nodes. */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  if (node === undefined) return undefined
  const name = field(node, node.type === 'Literal' ? 'value' : 'name')
  return typeof name === 'string' ? name : undefined
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof field(value, 'type') === 'string'
}
