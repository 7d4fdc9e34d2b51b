import type { StateDeclaration } from '../../../src/shared/state-declaration.ts'

const STATEMENT_RE = /__metamon_declare\("[^"]*", (\[.*?\])\);/
const SCOPE_RE = /(__metamon_\w+\()"[^"]*#[^"]*", /g

/** What instrumented code tells the page of. */
export const declarationsIn = (code: string): readonly StateDeclaration[] =>
  JSON.parse(STATEMENT_RE.exec(code)?.[1] ?? '[]') as StateDeclaration[]

/** Instrumented code without the parts that say where each variable is declared. */
export const withoutScopes = (code: string): string =>
  code.replace(STATEMENT_RE, '').replaceAll(SCOPE_RE, '$1')
