import type { ExportDefaultDeclaration, Expression, Node, Program, Super } from 'estree'
import type { Syntax } from '../shared/instrument.ts'
import { namesDeclaredIn, namesOfPattern } from '../shared/instrument-syntax.ts'

/** A statement of a module, or what it exports by default. */
export type Statement = Program['body'][number] | ExportDefaultDeclaration['declaration']

/** What the names of a module stand for, as far as instrumentation needs it. */
export interface Bindings {
  /** The imported function that an expression calls, by the name it is exported under. */
  importedBy(callee: Expression | Super): string | undefined
  /** Names that are bound at the top level, by imports or by declarations. */
  readonly topLevel: ReadonlySet<string>
}

const SOURCES: Readonly<Record<string, readonly string[]>> = {
  'solid-js': ['createSignal', 'createRoot', 'createComponent', 'lazy'],
  'solid-js/web': ['createComponent'],
  'solid-js/store': ['createStore', 'createMutable'],
  'solid-refresh': ['$$component', '$$context', '$$refresh'],
}

/** The exports that instrumentation looks for. */
export const WANTED_EXPORTS: readonly string[] = Object.values(SOURCES).flat()

/** Reads a module's imports. A name that is bound a second time, in whatever scope, is left out. */
export function readBindings({ program, nodes }: Syntax): Bindings {
  const named = new Map<string, string>()
  const namespaces = new Map<string, readonly string[]>()
  for (const { local, imported, wanted } of importsOf(program)) {
    if (imported === undefined) namespaces.set(local, wanted)
    else if (wanted.includes(imported)) named.set(local, imported)
  }
  for (const name of namesDeclaredIn(nodes)) {
    named.delete(name)
    namespaces.delete(name)
  }
  return {
    topLevel: new Set([...localImports(program), ...program.body.flatMap(namesOfStatement)]),
    importedBy(callee) {
      if (callee.type === 'Identifier') return named.get(callee.name)
      if (callee.type !== 'MemberExpression' || callee.computed) return undefined
      const { object, property } = callee
      if (object.type !== 'Identifier' || property.type !== 'Identifier') return undefined
      return namespaces.get(object.name)?.includes(property.name) ? property.name : undefined
    },
  }
}

function importsOf(program: Program) {
  return program.body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration') return []
    const wanted = SOURCES[String(statement.source.value)] ?? []
    return statement.specifiers.map((specifier) => ({
      local: specifier.local.name,
      imported: specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : undefined,
      wanted: specifier.type === 'ImportDefaultSpecifier' ? [] : wanted,
    }))
  })
}

const localImports = (program: Program): string[] => importsOf(program).map(({ local }) => local)

const nameOf = (node: Node): string =>
  node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : ''

/** The names that one top-level statement declares. */
export function namesOfStatement(statement: Statement): string[] {
  if (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration')
    return statement.declaration ? namesOfStatement(statement.declaration) : []
  if (statement.type === 'VariableDeclaration')
    return statement.declarations.flatMap(({ id }) => namesOfPattern(id))
  if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration')
    return statement.id ? [statement.id.name] : []
  return []
}
