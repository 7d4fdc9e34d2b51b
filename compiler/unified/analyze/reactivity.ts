import { child, field, nodes } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Binding } from '../ast.ts'
import type { OpenDeclaration } from '../parse/items.ts'
import type { Span } from './index.ts'
import { unwrap } from './member-path.ts'
import type { Use } from './uses.ts'

const REACTIVE: ReadonlySet<Binding['kind']> = new Set(['state', 'shared', 'derived', 'prop', 'page', 'item'])

/** Makes what has no `!` and reads what can change derived; what it reads is looked at first. */
export function classifyDeclarations(
  declarations: readonly OpenDeclaration[],
  spans: readonly Span[],
  uses: readonly Use[],
): void {
  const spanOf = new Map(spans.map((span) => [span.expression, span]))
  const open = new Map<Binding, OpenDeclaration>()
  for (const declaration of declarations) {
    if (declaration.binding.kind === 'constant') open.set(declaration.binding, declaration)
  }
  const classify = (declaration: OpenDeclaration): void => {
    open.delete(declaration.binding)
    const span = declaration.item.value && spanOf.get(declaration.item.value)
    if (!span) return
    for (let index = span.from; index < span.to; index++) {
      const inner = uses[index]?.binding && open.get(uses[index]?.binding as Binding)
      if (inner) classify(inner)
    }
    if (!isReactive(span, uses, { isScript: true })) return
    declaration.binding.kind = 'derived'
    declaration.item.isImplicit = true
  }
  for (const declaration of declarations) if (open.has(declaration.binding)) classify(declaration)
}

/**
 * Says whether an expression can give another value later. Functions are not called where they stand,
 * so what they read does not count, unless they are handed to a call.
 */
export function isReactive(
  span: Span,
  uses: readonly Use[],
  { isScript = false }: { isScript?: boolean } = {},
): boolean {
  const { expression, from, to } = span
  for (let index = from; index < to; index++) {
    const use = uses[index]
    if (!use?.binding || use.isDeferred) continue
    const { kind } = use.binding
    if (REACTIVE.has(kind)) return true
    const isWhole = use.start === expression.start && use.end === expression.end
    if (kind === 'method' && !isWhole) return true
    if (kind === 'plain' && use.isCalled && !isScript) return true
  }
  return false
}

/** Finds out for which bindings `$x.value` can only mean `$x`: state that begins as a plain value. */
export function valueless(declarations: readonly OpenDeclaration[]): (binding: Binding) => boolean {
  const found = new Set<Binding>()
  for (const { binding, item } of declarations) {
    const isState = binding.kind === 'state' || binding.kind === 'shared'
    // every node of the parser has its offsets
    const value = item.value && unwrap(item.value.node as unknown as SyntaxNode)
    if (isState && value && hasNoValueMember(value)) found.add(binding)
  }
  return (binding) => found.has(binding)
}

function hasNoValueMember(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'Literal':
      return field(node, 'value') !== null
    case 'TemplateLiteral':
    case 'ArrayExpression':
      return true
    case 'UnaryExpression':
      return child(node, 'argument')?.type === 'Literal'
    case 'ObjectExpression': {
      const properties = nodes(node, 'properties')
      return properties.length > 0 && properties.every(isOtherProperty)
    }
    default:
      return false
  }
}

function isOtherProperty(property: SyntaxNode): boolean {
  if (property.type !== 'Property' || field(property, 'computed') === true) return false
  const key = child(property, 'key')
  return key !== undefined && field(key, 'name') !== 'value' && field(key, 'value') !== 'value'
}
