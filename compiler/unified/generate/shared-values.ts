import type { Node } from 'estree'
import type { UnifiedFile } from '../ast.ts'
import type { SharedValue } from '../output.ts'

/** Lists the shared signals of a file that start with a literal, under a key that is one. */
export function findSharedValues({ items, source }: UnifiedFile, file: string): SharedValue[] {
  return items.flatMap((item) => {
    if (item.kind !== 'declaration' || item.binding.kind !== 'shared') return []
    const { key, value } = item
    if (!key || !value || key.node.type !== 'Literal' || !isLiteral(value.node)) return []
    const { start, end } = value
    return [{ file, key: String(key.node.value), initial: source.slice(start, end), start, end }]
  })
}

const isLiteral = (node: Node): boolean =>
  node.type === 'Literal' ||
  (node.type === 'UnaryExpression' && node.argument.type === 'Literal') ||
  (node.type === 'ArrayExpression' && node.elements.length === 0) ||
  (node.type === 'ObjectExpression' && node.properties.length === 0)
