import type { Node } from 'estree'
import { walk } from 'estree-walker'
import { child } from '../../parse/syntax.ts'
import type { SyntaxNode } from '../../parse/syntax.ts'
import type { Binding, Reference, UnifiedFile } from '../ast.ts'
import type { Edit } from './edit.ts'
import type { Names } from './names.ts'

/** Declares the variables that a function assigns and nothing declares: in the function that holds all uses. */
export function declareImplicitLocals(edit: Edit, { items, references }: UnifiedFile, names: Names): void {
  const uses = new Map<Binding, Reference[]>()
  for (const reference of references) {
    if (reference.binding.kind !== 'implicit-local' || reference.place !== 'script') continue
    uses.set(reference.binding, [...(uses.get(reference.binding) ?? []), reference])
  }
  for (const [binding, found] of uses) {
    const start = Math.min(...found.map((use) => use.start))
    const end = Math.max(...found.map((use) => use.end))
    const item = items.find((one) => one.start <= start && one.end >= end)
    const owner = item && innermostFunction(item.node, { start, end })
    if (owner) declare(edit, owner, names.localOf(binding))
  }
}

function innermostFunction(root: Node, range: { start: number; end: number }): SyntaxNode | undefined {
  let found: SyntaxNode | undefined
  walk(root, {
    enter(node) {
      // the parser gives every node its positions
      const current = node as unknown as SyntaxNode
      if (current.start > range.start || current.end < range.end) return this.skip()
      if (/Function/.test(current.type) && child(current, 'body')) found = current
    },
  })
  return found
}

function declare(edit: Edit, owner: SyntaxNode, local: string): void {
  const body = child(owner, 'body')
  if (!body) return
  if (body.type === 'BlockStatement') return edit.append(body.start + 1, ` let ${local}: any;`)
  edit.prepend(body.start, `{ let ${local}: any; return (`)
  edit.append(body.end, '); }')
}
