import { child, nameOf, nodes } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Report } from '../../report.ts'
import type { Range } from '../../types.ts'
import type { Binding } from '../ast.ts'

/** What the value of a declaration says about it. */
export interface ValueClass {
  /** `constant` may turn out to be derived. */
  readonly kind: Extract<Binding['kind'], 'state' | 'shared' | 'derived' | 'prop' | 'method' | 'constant'>
  readonly value?: SyntaxNode | undefined
  readonly key?: SyntaxNode | undefined
}

/** Says what a declaration is, as far as its own text tells. */
export function classifyValue(
  right: SyntaxNode,
  { name, nameRange, hasMark }: { name: string; nameRange: Range; hasMark: boolean },
  report: Report,
): ValueClass {
  const value = unwrap(right)
  const callee = value.type === 'CallExpression' ? nameOf(child(value, 'callee')) : undefined
  const [first, second] = callee === undefined ? [] : nodes(value, 'arguments')
  const range = { start: right.start, end: right.end }
  switch (callee) {
    case 'signal':
      if (!first)
        report.add(
          'MTM2001',
          { problem: '`signal` has no key', help: "Write `signal('key', initial)`" },
          range,
        )
      else if (!hasMark) report.add('MTM2110', { name }, range)
      return { kind: 'shared', key: first, value: second }
    case 'computed':
      if (!first) {
        report.add(
          'MTM2001',
          { problem: '`computed` has no function', help: 'Write `computed(() => …)`' },
          range,
        )
      }
      return { kind: 'derived', value: first }
    case 'prop':
      return { kind: 'prop', value: first }
    case 'createSignal':
      report.add('MTM2111', { name }, range)
  }
  if (/^(?:ArrowFunction|Function)Expression$/.test(value.type)) {
    if (hasMark) report.add('MTM2113', { name }, nameRange)
    return { kind: 'method', value: right }
  }
  return { kind: hasMark ? 'state' : 'constant', value: right }
}

function unwrap(node: SyntaxNode): SyntaxNode {
  let inner: SyntaxNode | undefined = node
  while (
    inner &&
    /^(?:ParenthesizedExpression|TS(?:As|Satisfies|NonNull|TypeAssertion)\w*)$/.test(inner.type)
  ) {
    inner = child(inner, 'expression')
  }
  return inner ?? node
}
