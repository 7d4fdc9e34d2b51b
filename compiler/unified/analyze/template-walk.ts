import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Report } from '../../report.ts'
import type { Binding, Expression, Reference } from '../ast.ts'
import type { Draft } from '../parse/expressions.ts'
import type {
  Attribute,
  ComponentNode,
  EachNode,
  ForNode,
  IfNode,
  Template,
  TemplateNode,
} from '../template-ast.ts'
import { addAll, createScope, lookUp } from './scope.ts'
import type { Scope } from './scope.ts'
import { createSuggester } from './suggest.ts'
import type { Use } from './uses.ts'

/** What the markup adds to what is known of the names. */
export interface MarkupNames {
  /** Loop variables and slot data. */
  readonly bindings: readonly Binding[]
  /** For each loop variable: the list that it goes through. */
  readonly lists: ReadonlyMap<Binding, Expression>
  /** The same for variables that are a whole item: a binding to one changes the list. */
  readonly rows: ReadonlyMap<Binding, Expression>
  /** Expressions that are evaluated whenever the view is. */
  readonly rendered: ReadonlySet<Expression>
  readonly bindTargets: readonly Expression[]
}

interface Walk {
  readonly visitExpression: (expression: Expression, scope: Scope, place: Reference['place']) => void
  readonly uses: Use[]
  readonly report: Report
  readonly bindings: Binding[]
  readonly lists: Map<Binding, Expression>
  readonly rows: Map<Binding, Expression>
  readonly rendered: Set<Expression>
  readonly bindTargets: Expression[]
  readonly suggest: ReturnType<typeof createSuggester>
}

/** Visits all expressions of a template, each with the names that are visible to it. */
export function walkTemplate(
  template: Template,
  scope: Scope,
  tools: Pick<Walk, 'visitExpression' | 'uses' | 'report'>,
): MarkupNames {
  const walk: Walk = {
    ...tools,
    bindings: [],
    lists: new Map(),
    rows: new Map(),
    rendered: new Set(),
    bindTargets: [],
    suggest: createSuggester(),
  }
  walkNodes(template.children, scope, walk)
  return walk
}

function walkNodes(children: readonly TemplateNode[], scope: Scope, walk: Walk): void {
  for (const node of children) walkNode(node, scope, walk)
}

function walkNode(node: TemplateNode, scope: Scope, walk: Walk): void {
  switch (node.kind) {
    case 'text':
      return
    case 'interpolation':
    case 'html':
      return render(node.expression, scope, walk)
    case 'if':
      return walkIf(node, scope, walk)
    case 'each':
      return walkEach(node, scope, walk)
    case 'for':
      return walkFor(node, scope, walk)
    case 'component':
      return walkComponent(node, scope, walk)
    case 'element':
    case 'slot':
      if (node.key) render(node.key, scope, walk)
      for (const attribute of node.attributes) walkAttribute(attribute, scope, walk)
      return walkNodes(node.children, scope, walk)
  }
}

function render(expression: Expression, scope: Scope, walk: Walk): void {
  walk.rendered.add(expression)
  walk.visitExpression(expression, scope, 'template')
}

function walkIf({ branches }: IfNode, scope: Scope, walk: Walk): void {
  for (const { test, children } of branches) {
    if (test) render(test, scope, walk)
    walkNodes(children, scope, walk)
  }
}

function walkEach(node: EachNode, scope: Scope, walk: Walk): void {
  render(node.list, scope, walk)
  const own = node.index ? [...node.items, node.index] : node.items
  const inner = declare(own, scope, walk)
  for (const binding of node.items) walk.lists.set(binding, node.list)
  // every node of the parser has its offsets
  const pattern = node.pattern.node as unknown as SyntaxNode
  if (pattern.type !== 'Identifier') walkDefaults(pattern, inner, walk)
  else for (const binding of node.items) walk.rows.set(binding, node.list)
  if (node.key && node.key.start < node.head.end) render(node.key, inner, walk)
  walkNodes(node.children, inner, walk)
  walkNodes(node.otherwise ?? [], scope, walk)
}

/** A pattern in parentheses of an arrow function declares nothing here; only its default values are looked at. */
function walkDefaults(pattern: SyntaxNode, scope: Scope, { visitExpression }: Walk): void {
  const { start, end } = pattern
  const node = { type: 'VariableDeclarator', id: pattern, init: null, start, end }
  visitExpression({ node: node as never, isReactive: false, start, end }, scope, 'template')
}

function walkFor({ item, from, to, step, children }: ForNode, scope: Scope, walk: Walk): void {
  for (const expression of [from, to, step]) if (expression) render(expression, scope, walk)
  walkNodes(children, declare([item], scope, walk), walk)
}

function declare(own: readonly Binding[], scope: Scope, walk: Walk): Scope {
  const inner = createScope(scope)
  addAll(inner, own)
  walk.bindings.push(...own)
  return inner
}

function walkComponent(node: Draft<ComponentNode>, scope: Scope, walk: Walk): void {
  resolveComponent(node, scope, walk)
  if (node.key) render(node.key, scope, walk)
  for (const attribute of node.attributes) walkAttribute(attribute, scope, walk)
  for (const slot of node.slots) {
    walkNodes(slot.children, slot.let.length === 0 ? scope : declare(slot.let, scope, walk), walk)
  }
}

function resolveComponent(node: Draft<ComponentNode>, scope: Scope, { uses, report, suggest }: Walk): void {
  const [root = ''] = node.name.split('.')
  const { start } = node.nameRange
  const range = { start, end: start + root.length }
  const binding = lookUp(scope, root)
  if (!binding) {
    report.add(
      'MTM2105',
      { name: node.name, suggestion: suggest(root, () => namesIn(scope)) },
      node.nameRange,
    )
    return
  }
  node.binding = binding
  const identifier = { type: 'Identifier', name: root, ...range }
  const place = { place: 'template', scope, isWritten: false, isDeferred: false, isCalled: false } as const
  uses.push({ name: root, binding, use: 'read', node: identifier, ...range, ...place })
}

/** Names that a component can have. */
function namesIn(scope: Scope): string[] {
  const names: string[] = []
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    for (const name of at.names.keys()) if (/^[A-Z]/.test(name)) names.push(name)
  }
  return names
}

function walkAttribute(attribute: Attribute, scope: Scope, walk: Walk): void {
  switch (attribute.kind) {
    case 'static':
      return
    case 'dynamic':
      for (const part of attribute.parts) {
        if (part.kind === 'expression') render(part.expression, scope, walk)
      }
      return
    case 'event':
      return render(attribute.handler, scope, walk)
    case 'bind':
      walk.bindTargets.push(attribute.target)
      return walkNamed(attribute.target, attribute.nameRange, scope, walk)
    case 'class':
      return walkNamed(attribute.test, attribute.nameRange, scope, walk)
    case 'ref':
      return render(attribute.target, scope, walk)
    case 'spread':
      return render(attribute.expression, scope, walk)
  }
}

/** `class:done` alone is about `$done`, or about `done` where only that is known. */
function walkNamed(
  expression: Draft<Expression>,
  nameRange: { readonly end: number },
  scope: Scope,
  walk: Walk,
): void {
  const { node, end } = expression
  if (end <= nameRange.end && node.type === 'Identifier') {
    const plain = node.name.slice(1)
    if (!lookUp(scope, node.name) && lookUp(scope, plain)) expression.node = { ...node, name: plain }
  }
  render(expression, scope, walk)
}
