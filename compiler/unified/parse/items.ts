import { child, field, nameOf, nodes } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Report } from '../../report.ts'
import type { Binding, DeclarationItem, LifecycleItem, ScriptItem } from '../ast.ts'
import type { Body } from './body.ts'
import { toNode } from './expressions.ts'
import type { Draft } from './expressions.ts'
import { hashOf } from './hash.ts'
import { importItem } from './imports.ts'
import { classifyValue } from './values.ts'

const LIFECYCLE: Readonly<Record<string, LifecycleItem['phase']>> = {
  $init: 'init',
  $onMount: 'mount',
  $mount: 'mount',
  $onDestroy: 'destroy',
  $destroy: 'destroy',
}

const ALIASES: Readonly<Record<string, string>> = { $mount: '$onMount', $destroy: '$onDestroy' }

const TYPES =
  /^TS(?:InterfaceDeclaration|TypeAliasDeclaration|EnumDeclaration|ModuleDeclaration|DeclareFunction)$/

/** A declaration whose kind may still change: a plain value is derived when it reads what can change. */
export interface OpenDeclaration {
  readonly item: Draft<DeclarationItem>
  readonly binding: Draft<Binding>
  readonly hasMark: boolean
}

/** Says what each statement of the component level is. */
export function toItems(
  source: string,
  statements: readonly SyntaxNode[],
  body: Body,
  report: Report,
): { items: ScriptItem[]; declarations: OpenDeclaration[] } {
  const items: ScriptItem[] = []
  const declarations: OpenDeclaration[] = []
  const cutStarts = new Set(body.cuts.map(({ start }) => start))
  for (const written of statements) {
    const statement = withoutCut(written, cutStarts)
    if (statement.type === 'EmptyStatement') continue
    const assignment = readAssignment(statement)
    if (assignment && Object.hasOwn(LIFECYCLE, assignment.name)) {
      items.push(lifecycleItem(statement, assignment, report))
    } else if (assignment) {
      const declaration = toDeclaration({ source, statement, assignment, body, report })
      items.push(declaration.item)
      declarations.push(declaration)
    } else items.push(otherItem(statement, report))
  }
  return { items, declarations }
}

/** What is cut out after a statement ends it, and belongs to it as little as a line break would. */
function withoutCut(statement: SyntaxNode, cutStarts: ReadonlySet<number>): SyntaxNode {
  if (!cutStarts.has(statement.end - 1)) return statement
  const inner = Object.keys(statement).flatMap((key) => child(statement, key) ?? nodes(statement, key))
  const end = Math.max(...inner.map(({ end }) => end))
  return inner.length === 0 ? statement : { ...statement, end }
}

/** `$name = value`, with or without `!`. */
export interface Assignment {
  readonly name: string
  readonly left: SyntaxNode
  readonly hasMark: boolean
  readonly right: SyntaxNode
}

function readAssignment(statement: SyntaxNode): Assignment | undefined {
  const expression = statement.type === 'ExpressionStatement' ? child(statement, 'expression') : undefined
  if (expression?.type !== 'AssignmentExpression' || field(expression, 'operator') !== '=') return undefined
  const target = child(expression, 'left')
  const hasMark = target?.type === 'TSNonNullExpression'
  const left = hasMark ? child(target, 'expression') : target
  const right = child(expression, 'right')
  const name = left?.type === 'Identifier' ? nameOf(left) : undefined
  return left && right && name?.startsWith('$') ? { name, left, hasMark, right } : undefined
}

function lifecycleItem(
  statement: SyntaxNode,
  { name, left, right }: Assignment,
  report: Report,
): LifecycleItem {
  const suggestion = ALIASES[name]
  if (suggestion !== undefined) report.add('MTM2116', { name, suggestion }, rangeOf(left))
  return {
    kind: 'lifecycle',
    phase: LIFECYCLE[name] ?? 'init',
    node: toNode(statement),
    ...rangeOf(statement),
    value: { node: toNode(right), isReactive: false, ...rangeOf(right) },
  }
}

function toDeclaration(place: {
  source: string
  statement: SyntaxNode
  assignment: Assignment
  body: Body
  report: Report
}): OpenDeclaration {
  const { source, statement, assignment, body, report } = place
  const { name, left, right } = assignment
  const head = body.types.get(left.start)
  const hasMark = assignment.hasMark || (head?.hasMark ?? false)
  const { kind, value, key } = classifyValue(right, { name, nameRange: rangeOf(left), hasMark }, report)
  const binding: Draft<Binding> = { name, kind, declaredAt: rangeOf(left) }
  const item: Draft<DeclarationItem> = {
    kind: 'declaration',
    ...rangeOf(statement),
    node: toNode(statement),
    binding,
    name: rangeOf(left),
    isImplicit: false,
    hash: value ? hashOf(source, rangeOf(value)) : hashOf('', { start: 0, end: 0 }),
    ...(head ? { type: head.type } : {}),
    ...(value ? { value: toExpression(value) } : {}),
    ...(key ? { key: toExpression(key) } : {}),
  }
  return { item, binding, hasMark }
}

function otherItem(statement: SyntaxNode, report: Report): ScriptItem {
  const base = { node: toNode(statement), ...rangeOf(statement) }
  if (statement.type === 'ImportDeclaration') return importItem(statement)
  const declaration =
    statement.type === 'ExportNamedDeclaration' ? child(statement, 'declaration') : statement
  const isType =
    TYPES.test(declaration?.type ?? '') || (declaration && field(declaration, 'declare') === true)
  if (isType) return { ...base, kind: 'type' }
  if (statement.type.startsWith('Export')) reportExport(statement, report)
  const isDeclaration = /^(?:Function|Class|Variable)Declaration$/.test(statement.type)
  if (statement.type === 'VariableDeclaration') checkVariables(statement, report)
  return { ...base, kind: 'statement', runs: isDeclaration ? 'in-setup' : 'on-mount' }
}

function reportExport(statement: SyntaxNode, report: Report): void {
  const help = 'Remove `export`, or move it to a module of its own'
  report.add(
    'MTM2001',
    { problem: 'a component exports nothing but itself', help },
    { start: statement.start, end: statement.start + 6 },
  )
}

function checkVariables(statement: SyntaxNode, report: Report): void {
  for (const declarator of nodes(statement, 'declarations')) {
    const id = child(declarator, 'id')
    const name = id?.type === 'Identifier' ? nameOf(id) : undefined
    if (id && name?.startsWith('$')) {
      report.add(
        'MTM2107',
        { name, keyword: String(field(statement, 'kind')) },
        { start: id.start, end: id.start + name.length },
      )
    }
  }
}

const rangeOf = ({ start, end }: SyntaxNode): { start: number; end: number } => ({ start, end })

const toExpression = (node: SyntaxNode): Draft<NonNullable<DeclarationItem['value']>> => ({
  node: toNode(node),
  isReactive: false,
  ...rangeOf(node),
})
