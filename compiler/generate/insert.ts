import type { MagicString } from 'magic-string'
import { child, field, nodes } from '../parse/syntax.ts'
import type { SyntaxNode } from '../parse/syntax.ts'

/**
 * Puts calls at the start of a function, behind its directives and before any early return. An
 * arrow that is an expression stays one.
 */
export function insertIntoFunction(output: MagicString, calls: readonly string[], owner: SyntaxNode): void {
  const body = child(owner, 'body')
  if (!body || calls.length === 0) return
  if (body.type !== 'BlockStatement') {
    output.appendRight(body.start, `(${calls.join(', ')}, `)
    output.appendLeft(body.end, ')')
    return
  }
  const directive = lastDirective(nodes(body, 'body'))
  const code = calls.map((call) => ` ${call};`).join('')
  if (directive) output.appendLeft(directive.end, `;${code}`)
  else output.appendLeft(body.start + 1, code)
}

/** The last of the directives (`'use client'`) that start a list of statements. */
export function lastDirective(statements: readonly SyntaxNode[]): SyntaxNode | undefined {
  const count = statements.findIndex((statement) => typeof field(statement, 'directive') !== 'string')
  return count === -1 ? statements.at(-1) : statements[count - 1]
}
