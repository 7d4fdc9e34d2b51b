import type { ImportDeclaration, Node } from 'estree'
import type { Syntax } from '../shared/instrument.ts'
import { namesDeclaredIn } from '../shared/instrument-syntax.ts'

/** Tells what the module's own names stand for among the exports of React. */
export interface ReactBindings {
  /** The export of React that an expression refers to: `useState` for `useState`, `us`, `React.useState`. */
  exportOf(expression: Node): string | undefined
}

/** Follows the imports of `react`. A name that the module declares a second time anywhere stands for nothing. */
export function findReactBindings({ program, nodes }: Syntax): ReactBindings {
  const named = new Map<string, string>()
  const namespaces = new Set<string>()
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration' && statement.source.value === 'react')
      readImport(statement, named, namespaces)
  }
  for (const name of namesDeclaredIn(nodes)) {
    named.delete(name)
    namespaces.delete(name)
  }
  return {
    exportOf(expression) {
      if (expression.type === 'Identifier') return named.get(expression.name)
      if (expression.type !== 'MemberExpression' || expression.computed) return undefined
      const { object, property } = expression
      const isReact = object.type === 'Identifier' && namespaces.has(object.name)
      return isReact && property.type === 'Identifier' ? property.name : undefined
    },
  }
}

function readImport(declaration: ImportDeclaration, named: Map<string, string>, namespaces: Set<string>) {
  for (const specifier of declaration.specifiers) {
    if (specifier.type !== 'ImportSpecifier') namespaces.add(specifier.local.name)
    else if (specifier.imported.type === 'Identifier')
      named.set(specifier.local.name, specifier.imported.name)
  }
}
