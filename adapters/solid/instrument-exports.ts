import type { ExportNamedDeclaration, Node } from 'estree'
import type { InstrumentInput } from '../shared/instrument.ts'
import { namesOfPattern, toAst } from '../shared/instrument-syntax.ts'
import { namesOfStatement, type Bindings, type Statement } from './instrument-bindings.ts'
import type { Registered } from './instrument-components.ts'

/** What a module exports, by export name: the component's name, or `=` and a hash of the code it comes from. */
export type ExportTable = Readonly<Record<string, string>>

/** The code that each top-level name of a module is made of. */
export type Locals = ReadonlyMap<string, string>

/** Describes the exports of a module so that two versions of it can be compared. Contexts are left out. */
export function describeExports(input: InstrumentInput, { calls }: Registered, locals: Locals): ExportTable {
  const table: Record<string, string> = {}
  const add = (exported: string, local: string) => {
    const text = locals.get(local)
    if (calls.has(local)) table[exported] = local
    else if (text !== undefined) table[exported] = hash(text)
  }
  for (const statement of input.syntax.program.body) {
    if (statement.type === 'ExportNamedDeclaration') {
      for (const name of statement.declaration ? namesOfStatement(statement.declaration) : []) add(name, name)
      for (const { exported, local } of specifiersOf(statement)) add(exported, local)
    } else if (statement.type === 'ExportDefaultDeclaration') {
      if (statement.declaration.type === 'Identifier') add('default', statement.declaration.name)
      else table.default = hash(textOf(input, statement.declaration))
    }
  }
  return table
}

function specifiersOf({ source, specifiers }: ExportNamedDeclaration) {
  if (source) return []
  return specifiers.flatMap(({ exported, local }) =>
    exported.type === 'Identifier' && local.type === 'Identifier'
      ? [{ exported: exported.name, local: local.name }]
      : [],
  )
}

/** Finds the code of what a module declares at its top level; contexts are solid-refresh's to update. */
export function findLocals(input: InstrumentInput, bindings: Bindings): Locals {
  return new Map(
    input.syntax.program.body.flatMap((statement) => {
      const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
      if (!node || node.type === 'ImportDeclaration') return []
      if (node.type !== 'VariableDeclaration') return entriesOf(namesOfStatement(node), textOf(input, node))
      const values = node.declarations.filter(({ init }) => init && !isContext(init, bindings))
      return values.flatMap(({ id, init }) => entriesOf(namesOfPattern(id), textOf(input, init!)))
    }),
  )
}

const isContext = (init: Node, bindings: Bindings): boolean =>
  init.type === 'CallExpression' && bindings.importedBy(init.callee) === '$$context'

const entriesOf = (names: readonly string[], text: string): [string, string][] =>
  names.map((name) => [name, text])

const textOf = ({ code }: InstrumentInput, node: Node | Statement): string => {
  const { start, end } = toAst(node)
  return code.slice(start, end)
}

/** An equals sign, and FNV-1a: good enough to tell two versions of one function apart. */
export function hash(text: string): string {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return `=${(value >>> 0).toString(36)}`
}
