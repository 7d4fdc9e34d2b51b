import { child, field, nameOf, nodes } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { ImportItem } from '../ast.ts'
import { toNode } from './expressions.ts'

/** Reads a static import. */
export function importItem(statement: SyntaxNode): ImportItem {
  const source = child(statement, 'source')
  return {
    kind: 'import',
    start: statement.start,
    end: statement.end,
    node: toNode(statement),
    specifier: nameOf(source) ?? '',
    isTypeOnly: field(statement, 'importKind') === 'type',
    locals: nodes(statement, 'specifiers').flatMap((specifier) => {
      const local = child(specifier, 'local')
      const name = nameOf(local)
      if (!local || name === undefined) return []
      return [{ name, kind: 'import', declaredAt: { start: local.start, end: local.end } } as const]
    }),
  }
}
