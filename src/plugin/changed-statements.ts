import type { BlockStatement, Node, Program } from 'estree'
import { toAst } from '../../adapters/shared/instrument-syntax.ts'
import { listNodes, type NodeList } from '../../adapters/shared/instrument-walk.ts'
import { moveBy } from './node-places.ts'
import { findDifference, type Outline } from './outline.ts'
import { parseProgram } from './parse-program.ts'
import type { Range } from './skeleton.ts'

type Body = (Program | BlockStatement)['body']
type Statement = Body[number]

/** Statements of one body, with the space around them. */
interface StatementRange extends Range {
  readonly body: Statement[]
  /** The index of the first one in the body. */
  readonly first: number
  readonly statements: readonly [Statement, ...Statement[]]
}

/** What a change of the code has put in the place of statements. */
export interface NewStatements {
  readonly old: StatementRange
  /** Where they are in the changed code. */
  readonly now: Range
  readonly statements: readonly Statement[]
  /** With all that is in them. */
  readonly list: NodeList
}

/**
 * Finds the statements that a change is in, and parses these alone.
 *
 * @param nodes of a module, in the order of the code
 * @returns undefined where what they mean cannot be told without the rest
 */
export function findNewStatements(
  nodes: readonly Node[],
  before: Outline,
  outline: Outline,
): NewStatements | undefined {
  const { from, to, otherTo } = findDifference(before.text, outline.text)
  const code = before.skeleton.text
  const old = findStatements(nodes, code, { from: before.toCode(from), to: before.toCode(to) })
  if (!old || (old.from === 0 && old.to === code.length)) return undefined
  const now = {
    from: outline.toCode(before.toOutline(old.from)),
    to: outline.toCode(before.toOutline(old.to) + otherTo - to),
  }
  const next = old.body[old.first + old.statements.length]
  if (next && isText(next)) return undefined
  const statements = parseStatements(outline.skeleton.text.slice(now.from, now.to), next)
  if (!statements) return undefined
  const list = listNodes(statements)
  for (const node of list.nodes) moveBy(node, now.from)
  return { old, now, statements, list }
}

/** The fewest statements of one body that a change is in, and that are the same whatever stands before them. */
function findStatements(nodes: readonly Node[], code: string, change: Range): StatementRange | undefined {
  const { body, ...around } = innermostBody(nodes, code, change)
  const touched = body.findIndex((one) => toAst(one).end > change.from)
  let first = touched < 0 ? body.length - 1 : touched
  while (first > 0 && !isClosed(body[first - 1]!, code)) first -= 1
  let last = first + 1
  while (last < body.length && toAst(body[last]!).start <= change.to) last += 1
  const [statement, ...others] = body.slice(first, last)
  return (
    statement && {
      body,
      first,
      statements: [statement, ...others],
      from: first > 0 ? toAst(body[first - 1]!).end : around.from,
      to: last < body.length ? toAst(body[last]!).start : around.to,
    }
  )
}

function innermostBody(
  nodes: readonly Node[],
  code: string,
  { from, to }: Range,
): Range & Pick<StatementRange, 'body'> {
  let found: Range & Pick<StatementRange, 'body'> = { body: [], from: 0, to: code.length }
  for (const node of nodes) {
    if (node.type === 'Program') found = { ...found, body: node.body }
    if (node.type !== 'BlockStatement') continue
    const { start, end } = toAst(node)
    if (start < from && to < end) found = { body: node.body, from: start + 1, to: end - 1 }
  }
  return found
}

/** Whether a text is a directive depends on what stands before it. */
const isText = (statement: Statement): boolean =>
  statement.type === 'ExpressionStatement' &&
  statement.expression.type === 'Literal' &&
  typeof statement.expression.value === 'string'

/** What `yield` is depends on the function around. */
function parseStatements(code: string, next: Statement | undefined): readonly Statement[] | undefined {
  const body = /\byield\b/.test(code) ? undefined : parseProgram(code)?.body
  const last = body?.at(-1)
  if (!body || body.some(isText) || (last && next && !isClosed(last, code))) return undefined
  return ENDED_SPACE_RE.test(code.slice(last ? toAst(last).end : 0)) ? body : undefined
}

/** A comment at the end may go on behind it. */
const ENDED_SPACE_RE = /(?:^|\n)[^\S\n]*$/

/** Whether a statement ends by itself: others may go on in the next line. */
function isClosed(statement: Statement, code: string): boolean {
  if (code[toAst(statement).end - 1] === ';') return true
  const tail = tailOf(statement)
  return tail ? isClosed(tail, code) : ENDED_BY_BRACE.has(statement.type)
}

const ENDED_BY_BRACE: ReadonlySet<string> = new Set([
  'BlockStatement',
  'ClassDeclaration',
  'FunctionDeclaration',
  'SwitchStatement',
  'TryStatement',
])

/** The statement that a statement ends with. */
function tailOf(statement: Statement): Statement | undefined {
  switch (statement.type) {
    case 'IfStatement':
      return statement.alternate ?? statement.consequent
    case 'ExportNamedDeclaration':
      return statement.declaration ?? undefined
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
      return statement.body
    default:
      return undefined
  }
}
