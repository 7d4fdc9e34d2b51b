import type { Node } from 'estree'
import { child, nameOf, nodes } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Binding } from '../ast.ts'

/** Every name that a pattern declares, in the order of the source. */
export function patternBindings(pattern: Node, kind: Binding['kind']): Binding[] {
  const bindings: Binding[] = []
  // every node of the parser has its offsets
  collect(pattern as unknown as SyntaxNode, kind, bindings)
  return bindings
}

/** The same for a node that is known by its type only. */
export function collect(pattern: SyntaxNode | undefined, kind: Binding['kind'], into: Binding[]): void {
  switch (pattern?.type) {
    case 'Identifier': {
      const name = nameOf(pattern) ?? ''
      // the range of a typed identifier includes its type
      into.push({ name, kind, declaredAt: { start: pattern.start, end: pattern.start + name.length } })
      return
    }
    case 'ObjectPattern':
      for (const property of nodes(pattern, 'properties')) {
        collect(child(property, property.type === 'RestElement' ? 'argument' : 'value'), kind, into)
      }
      return
    case 'ArrayPattern':
      for (const element of nodes(pattern, 'elements')) collect(element, kind, into)
      return
    case 'AssignmentPattern':
      return collect(child(pattern, 'left'), kind, into)
    case 'RestElement':
      return collect(child(pattern, 'argument'), kind, into)
    case 'TSParameterProperty':
      return collect(child(pattern, 'parameter'), kind, into)
  }
}
