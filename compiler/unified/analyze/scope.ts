import { child, nameOf, nodes } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Binding } from '../ast.ts'
import { collect } from './patterns.ts'

/** The names that are visible at a place. */
export interface Scope {
  readonly parent: Scope | undefined
  readonly names: Map<string, Binding>
  /** The function around; undefined at the component level and in markup. */
  readonly owner: SyntaxNode | undefined
}

/** Makes a scope within another; with `owner` it is that of a function. */
export const createScope = (parent: Scope | undefined, owner?: SyntaxNode): Scope => ({
  parent,
  names: new Map(),
  owner: owner ?? parent?.owner,
})

/** Makes bindings visible in a scope. */
export function addAll(scope: Scope, bindings: Iterable<Binding>): void {
  for (const binding of bindings) scope.names.set(binding.name, binding)
}

/** Finds what a name stands for. */
export function lookUp(scope: Scope | undefined, name: string): Binding | undefined {
  for (let at = scope; at; at = at.parent) {
    const binding = at.names.get(name)
    if (binding) return binding
  }
  return undefined
}

/** The names that statements declare in their own block. */
export function declarationsOf(statements: readonly SyntaxNode[], kind: Binding['kind']): Binding[] {
  const bindings: Binding[] = []
  for (const statement of statements) collectFrom(statement, kind, bindings)
  return bindings
}

/** The names of `var` in nested blocks, which belong to the function. */
export function nestedVariables(statements: readonly SyntaxNode[]): Binding[] {
  const bindings: Binding[] = []
  const pending = statements.flatMap(innerStatements)
  for (let statement = pending.pop(); statement; statement = pending.pop()) {
    if (statement.type === 'VariableDeclaration' && Reflect.get(statement, 'kind') === 'var') {
      collectFrom(statement, 'local', bindings)
    }
    pending.push(...innerStatements(statement))
  }
  return bindings
}

function collectFrom(statement: SyntaxNode, kind: Binding['kind'], into: Binding[]): void {
  switch (statement.type) {
    case 'VariableDeclaration':
      for (const declarator of nodes(statement, 'declarations')) collect(child(declarator, 'id'), kind, into)
      return
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSDeclareFunction': {
      const id = child(statement, 'id')
      const name = nameOf(id)
      if (id && name !== undefined) into.push({ name, kind, declaredAt: { start: id.start, end: id.end } })
      return
    }
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration': {
      const declaration = child(statement, 'declaration')
      if (declaration) collectFrom(declaration, kind, into)
    }
  }
}

const STATEMENT_FIELDS = [
  'body',
  'consequent',
  'alternate',
  'init',
  'left',
  'block',
  'finalizer',
  'handler',
  'cases',
]

/** The statements directly within a statement; functions and classes have theirs for themselves. */
function innerStatements(statement: SyntaxNode): SyntaxNode[] {
  const { type } = statement
  const hasStatements = type.endsWith('Statement') || type === 'SwitchCase' || type === 'CatchClause'
  if (!hasStatements || type === 'ExpressionStatement' || type === 'ReturnStatement') return []
  return STATEMENT_FIELDS.flatMap((name) => {
    const inner = child(statement, name)
    return inner ? [inner] : nodes(statement, name)
  })
}
