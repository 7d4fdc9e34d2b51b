import { child, field, nameOf, nodes } from '../parse/syntax.ts'
import type { SyntaxNode } from '../parse/syntax.ts'

/** Declared names, each with the node that gives its value where one does. */
export type Bindings = ReadonlyMap<string, SyntaxNode | undefined>

/** Collects what a list of statements declares in its own scope, imports included. */
export function collectBindings(statements: readonly SyntaxNode[]): Bindings {
  const bindings = new Map<string, SyntaxNode | undefined>()
  for (const statement of statements) collectFrom(statement, bindings)
  return bindings
}

function collectFrom(statement: SyntaxNode, bindings: Map<string, SyntaxNode | undefined>): void {
  switch (statement.type) {
    case 'ImportDeclaration':
      for (const specifier of nodes(statement, 'specifiers')) {
        const name = nameOf(child(specifier, 'local'))
        if (name !== undefined) bindings.set(name, undefined)
      }
      return
    case 'VariableDeclaration':
      for (const declarator of nodes(statement, 'declarations')) {
        for (const name of patternNames(child(declarator, 'id')))
          bindings.set(name, child(declarator, 'init'))
      }
      return
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration': {
      const name = nameOf(child(statement, 'id'))
      if (name !== undefined) bindings.set(name, statement)
      return
    }
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration': {
      const declaration = child(statement, 'declaration')
      if (declaration) collectFrom(declaration, bindings)
      return
    }
    case 'LabeledStatement':
      collectReactive(statement, bindings)
  }
}

/** Svelte 4's `$: name = value` declares `name`. */
function collectReactive(statement: SyntaxNode, bindings: Map<string, SyntaxNode | undefined>): void {
  if (nameOf(child(statement, 'label')) !== '$') return
  const expression = child(child(statement, 'body') ?? {}, 'expression')
  if (expression?.type !== 'AssignmentExpression' || field(expression, 'operator') !== '=') return
  for (const name of patternNames(child(expression, 'left'))) {
    if (!bindings.has(name)) bindings.set(name, child(expression, 'right'))
  }
}

function patternNames(pattern: SyntaxNode | undefined): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [nameOf(pattern) ?? '']
    case 'ObjectPattern':
      return nodes(pattern, 'properties').flatMap((property) =>
        patternNames(child(property, property.type === 'RestElement' ? 'argument' : 'value')),
      )
    case 'ArrayPattern':
      return nodes(pattern, 'elements').flatMap(patternNames)
    case 'AssignmentPattern':
      return patternNames(child(pattern, 'left'))
    case 'RestElement':
      return patternNames(child(pattern, 'argument'))
    default:
      return []
  }
}
