import type { Node } from 'estree'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Report } from '../../report.ts'
import type { Channel } from '../../types.ts'
import type { Binding, Expression, Reference, ScriptItem, UnifiedFile } from '../ast.ts'
import type { Draft } from '../parse/expressions.ts'
import type { OpenDeclaration } from '../parse/items.ts'
import type { Template } from '../template-ast.ts'
import { checkUses } from './check-uses.ts'
import { componentBindings } from './component-bindings.ts'
import { classifyDeclarations, isReactive, valueless } from './reactivity.ts'
import { resolveNames } from './resolve.ts'
import { addAll, createScope } from './scope.ts'
import { walkTemplate } from './template-walk.ts'
import type { Use } from './uses.ts'
import { createWalker } from './walker.ts'

/** A body whose syntax is known. */
export interface ParsedBody {
  readonly source: string
  readonly items: readonly ScriptItem[]
  readonly declarations: readonly OpenDeclaration[]
  readonly template: Template
  /** Names that were meant to be declared, and could not. */
  readonly incomplete: ReadonlySet<string>
  readonly channels: readonly Channel[]
  readonly meta: Readonly<Record<string, unknown>>
  readonly hasLayout: boolean
}

/** An expression, and the uses of names in it: from `from` up to `to` in the list of all. */
export interface Span {
  readonly expression: Draft<Expression>
  readonly from: number
  readonly to: number
}

/** Finds out what every name in script and template stands for; reports names that stand for nothing. */
export function analyze(
  body: ParsedBody,
  report: Report,
): Pick<UnifiedFile, 'bindings' | 'references' | 'globals'> {
  const { items, declarations, template } = body
  const own = componentBindings(body, report)
  const scope = createScope(undefined)
  addAll(scope, own)
  const walker = createWalker(valueless(declarations))
  const spans: Span[] = []
  const visitExpression = (expression: Expression, inner: typeof scope, place: Reference['place']): void => {
    const from = walker.uses.length
    walker.visit(toSyntax(expression.node), inner, place)
    spans.push({ expression, from, to: walker.uses.length })
  }
  for (const item of items) {
    if (item.kind === 'declaration' && item.key) visitExpression(item.key, scope, 'script')
    if ((item.kind === 'declaration' || item.kind === 'lifecycle') && item.value) {
      visitExpression(item.value, scope, 'script')
    } else if (item.kind === 'statement') walker.visit(toSyntax(item.node), scope, 'script')
  }
  const markup = walkTemplate(template, scope, { visitExpression, uses: walker.uses, report })
  const resolved = resolveNames(walker.uses, body, own, report)
  classifyDeclarations(declarations, spans, walker.uses)
  for (const span of spans) span.expression.isReactive = isReactive(span, walker.uses)
  checkUses({ body, uses: walker.uses, spans, markup }, report)
  return {
    bindings: [...own, ...markup.bindings, ...resolved],
    references: walker.uses.filter(isReference).map(toReference).toSorted(byStart),
    globals: walker.uses
      .filter(({ binding }) => binding === undefined)
      .map(({ name, use, place, node, start, end }) => ({ name, use, place, node: toNode(node), start, end }))
      .toSorted(byStart),
  }
}

// every node of the parser has its offsets; only its own code looks at nodes by type alone
const toSyntax = (node: Node): SyntaxNode => node as unknown as SyntaxNode
const toNode = (node: SyntaxNode): Node => node as unknown as Node

const byStart = (a: { start: number }, b: { start: number }): number => a.start - b.start

type ResolvedUse = Use & { readonly binding: Binding }

/** Locals are never rewritten. */
const isReference = (use: Use): use is ResolvedUse =>
  use.binding !== undefined && use.binding.kind !== 'local'

const toReference = ({ binding, use, place, node, start, end, mutation }: ResolvedUse): Reference => ({
  binding,
  use,
  place,
  node: toNode(node),
  start,
  end,
  ...(mutation && isChangeable(binding) ? { mutation } : {}),
})

const isChangeable = ({ kind }: Binding): boolean => kind === 'state' || kind === 'shared' || kind === 'page'
