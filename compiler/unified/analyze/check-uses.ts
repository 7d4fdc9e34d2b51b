import type { ReadOnlyKind } from '../../../src/shared/messages-script.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Report } from '../../report.ts'
import type { Binding, Expression } from '../ast.ts'
import { checkDeclarations } from './check-declarations.ts'
import { isPlatformName } from './globals.ts'
import type { ParsedBody, Span } from './index.ts'
import { unwrap } from './member-path.ts'
import type { MarkupNames } from './template-walk.ts'
import type { Use } from './uses.ts'

/** What is known of a file when its names are. */
export interface Knowledge {
  readonly body: ParsedBody
  readonly uses: readonly Use[]
  readonly spans: readonly Span[]
  readonly markup: MarkupNames
}

const READ_ONLY: Partial<Readonly<Record<Binding['kind'], ReadOnlyKind>>> = {
  derived: 'derived',
  prop: 'prop',
  constant: 'constant',
  method: 'method',
  meta: 'meta',
  channel: 'channel',
  import: 'import',
  item: 'item',
}

const FRAMEWORKS: ReadonlySet<string> = new Set(['React', 'ReactDOM', 'Vue', 'Svelte', 'Solid'])

/** Reports what is done with names and cannot be, or does not do what it seems to. */
export function checkUses(knowledge: Knowledge, report: Report): void {
  const { uses, body } = knowledge
  const marked = new Set(body.declarations.map(({ binding }) => binding.name))
  for (const use of uses) {
    if (use.binding) checkUse(use, use.binding, knowledge, report)
    else checkGlobal(use, marked, report)
  }
  checkRendered(knowledge, report)
  checkBindTargets(knowledge, report)
  checkDeclarations(knowledge, report)
}

function checkUse(use: Use, binding: Binding, { markup }: Knowledge, report: Report): void {
  const { name, mutation } = use
  const kind = READ_ONLY[binding.kind]
  if (use.isWritten && kind) report.add('MTM2106', { name, kind }, use)
  if (use.node.type === 'MemberExpression') report.add('MTM2115', { name }, use)
  const list = markup.lists.get(binding)
  if (mutation && list && mutation.kind !== 'call') reportItem(use, list, report)
}

function reportItem(use: Use, list: { node: object }, report: Report): void {
  const name: unknown = Reflect.get(list.node, 'name')
  const isNamed = typeof name === 'string' && name !== 'undefined'
  report.add('MTM2204', { name: use.name, list: isNamed ? name : undefined }, use)
}

function checkGlobal(use: Use, marked: ReadonlySet<string>, report: Report): void {
  const { name } = use
  if (name.startsWith('$')) return
  if (FRAMEWORKS.has(name)) report.add('MTM2104', { name }, use)
  else if (marked.has(`$${name}`) && !isPlatformName(name)) {
    report.add('MTM2103', { name, suggestion: `$${name}` }, use)
  }
}

/** Rendering must not change anything: it would start itself again. */
function checkRendered({ spans, uses, markup }: Knowledge, report: Report): void {
  for (const { expression, from, to } of spans) {
    if (!markup.rendered.has(expression)) continue
    for (let index = from; index < to; index++) {
      const use = uses[index]
      if (!use || use.isDeferred || !(use.isWritten || use.mutation)) continue
      const kind = use.binding?.kind
      if (kind !== 'state' && kind !== 'shared' && kind !== 'page') continue
      const change = use.mutation?.node
      // every node of the parser has its offsets
      report.add('MTM2203', { name: use.name }, change ? (change as unknown as SyntaxNode) : use)
    }
  }
}

/** Only state, or a part of it, can take what a control is set to. */
function checkBindTargets({ markup, spans, uses, body }: Knowledge, report: Report): void {
  const spanOf = new Map(spans.map((span) => [span.expression, span]))
  for (const target of markup.bindTargets) {
    const root = rootOf(target)
    const kind = root?.binding?.kind
    const isChangeable = kind === undefined || !READ_ONLY[kind] || kind === 'item'
    if (root && isChangeable) {
      const list = root.binding && markup.lists.get(root.binding)
      if (list && !isNoticed(root)) reportItem(root, list, report)
      continue
    }
    report.add('MTM2206', { token: body.source.slice(target.start, target.end) }, target)
  }

  /** What the path of a place begins with. */
  function rootOf(expression: Expression): Use | undefined {
    // every node of the parser has its offsets
    const node = unwrap(expression.node as unknown as SyntaxNode)
    const isPlace = node?.type === 'Identifier' || node?.type === 'MemberExpression'
    return isPlace ? uses[spanOf.get(expression)?.from ?? -1] : undefined
  }

  /** A row of a list in state is changed in that list; one of what is derived has no such place. */
  function isNoticed({ binding }: Use): boolean {
    if (binding?.kind === 'state' || binding?.kind === 'shared' || binding?.kind === 'page') return true
    const list = binding && markup.rows.get(binding)
    const root = list && rootOf(list)
    return root !== undefined && isNoticed(root)
  }
}
