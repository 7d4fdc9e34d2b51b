import { child, field, nodes } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Range } from '../../types.ts'
import type { Mutation, Reference } from '../ast.ts'
import type { Edit } from './edit.ts'
import type { ReferenceStyle } from './references.ts'

interface Change {
  readonly reference: Reference
  readonly mutation: Mutation
}

/**
 * Writes a change inside of a value as a change of the value: `$user.name = 'a'` becomes
 * `user$.put(["name"], 'a')`. Everything that the source says stays where it is; only what stands
 * between is replaced.
 */
export function rewriteMutation(edit: Edit, change: Change, style: ReferenceStyle): void {
  // the parser gives ESTree nodes with positions
  const node = change.mutation.node as unknown as SyntaxNode
  switch (change.mutation.kind) {
    case 'assign':
      return rewriteAssignment(edit, node, change, style)
    case 'update':
    case 'delete':
      return rewriteStep(edit, node, change, style)
    case 'call':
      return rewriteCall(edit, node, change, style)
  }
}

function rewriteAssignment(edit: Edit, node: SyntaxNode, change: Change, style: ReferenceStyle): void {
  const left = child(node, 'left')
  const right = child(node, 'right')
  const operator = String(field(node, 'operator'))
  if (!left || !right) return
  // the right side may have to be evaluated or not: it goes into a function
  const isLogical = /^(?:\?\?|\|\||&&)=$/.test(operator)
  const method = isLogical ? 'edit' : 'put'
  writePath(edit, { whole: node, target: left, method }, change, style)
  const { start, end } = right
  const isPlain = operator === '='
  const glue = isLogical ? `], (o$: any, k$: any) => o$[k$] ${operator} (` : '], '
  edit.replace({ start: left.end, end: start }, glue)
  const combine = isPlain ? '' : `, (a$: any, b$: any) => a$ ${operator.slice(0, -1)} b$`
  edit.replace({ start: end, end: node.end }, isLogical ? '))' : `${combine})`)
}

/** `$x.a++`, `--$x.a`, `delete $x.a`. */
function rewriteStep(edit: Edit, node: SyntaxNode, change: Change, style: ReferenceStyle): void {
  const target = child(node, 'argument')
  if (!target) return
  const operator = String(field(node, 'operator'))
  const isPrefix = field(node, 'prefix') === true
  const space = operator === 'delete' ? ' ' : ''
  const step = isPrefix ? `${operator}${space}o$[k$]` : `o$[k$]${operator}`
  writePath(edit, { whole: node, target, method: 'edit' }, change, style)
  edit.replace({ start: target.end, end: node.end }, `], (o$: any, k$: any) => ${step})`)
}

function rewriteCall(edit: Edit, node: SyntaxNode, change: Change, style: ReferenceStyle): void {
  const callee = unwrap(child(node, 'callee'))
  const container = callee && child(callee, 'object')
  const name = callee && child(callee, 'property')
  if (!callee || !container || !name) return
  const isOptional =
    change.mutation.path.some((part) => part.isOptional) ||
    field(callee, 'optional') === true ||
    field(node, 'optional') === true
  writePath(
    edit,
    { whole: node, target: container, method: isOptional ? 'callOptional' : 'call' },
    change,
    style,
  )
  const isComputed = field(callee, 'computed') === true
  if (isComputed) edit.replace({ start: container.end, end: name.start }, '], ')
  else writeName(edit, { start: container.end, end: name.start }, name, '], ', style)
  const input = nodes(node, 'arguments')
  const [first] = input
  const last = input.at(-1)
  edit.replace({ start: name.end, end: first?.start ?? node.end }, first ? ', [' : ', [])')
  if (last) edit.replace({ start: last.end, end: node.end }, '])')
}

/** `$x.a[b]` of `whole` becomes `x$.method(["a", b`; what follows is the caller's. */
function writePath(
  edit: Edit,
  place: { readonly whole: SyntaxNode; readonly target: SyntaxNode; readonly method: string },
  { reference }: Change,
  style: ReferenceStyle,
): void {
  const { whole, target, method } = place
  if (reference.start > whole.start) edit.replace({ start: whole.start, end: reference.start }, '')
  edit.rename(reference, `${style.names.localOf(reference.binding)}.${method}([`)
  let separator = ''
  let before: Range = reference
  for (const member of membersOf(target, reference)) {
    const property = child(member, 'property')
    if (!property) continue
    const gap = { start: before.end, end: property.start }
    if (field(member, 'computed') === true) {
      edit.replace(gap, separator)
      edit.replace({ start: property.end, end: member.end }, '')
    } else writeName(edit, gap, property, separator, style)
    separator = ', '
    before = member
  }
  if (before.end < target.end) edit.replace({ start: before.end, end: target.end }, '')
}

/** `.name` becomes `"name"`: the name itself stays in its place. */
function writeName(edit: Edit, gap: Range, name: SyntaxNode, lead: string, style: ReferenceStyle): void {
  const quote = style.quote('').charAt(0)
  edit.replace(gap, '', lead + quote)
  edit.append(name.end, quote)
}

/** The member expressions from the reference outwards. */
function membersOf(target: SyntaxNode, { start }: Range): SyntaxNode[] {
  const members: SyntaxNode[] = []
  let node = unwrap(target)
  while (node && node.start <= start && node.type === 'MemberExpression') {
    members.unshift(node)
    node = unwrap(child(node, 'object'))
  }
  return members
}

/** Looks through parentheses, type assertions and optional chains. */
export function unwrap(node: SyntaxNode | undefined): SyntaxNode | undefined {
  let inner = node
  while (inner && /^(?:ParenthesizedExpression|ChainExpression|TS\w+)$/.test(inner.type)) {
    inner = child(inner, 'expression')
  }
  return inner
}
