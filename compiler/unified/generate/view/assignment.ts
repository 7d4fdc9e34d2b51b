import { child, field } from '../../../parse/syntax.ts'
import type { SyntaxNode } from '../../../parse/syntax.ts'
import type { Expression, Reference } from '../../ast.ts'
import { unwrap } from '../mutations.ts'
import { isHandle } from '../names.ts'
import type { View } from './context.ts'

/** Code that assigns the value of a variable to what is bound: `draft$.value = v$`, `user$.put(["name"], v$)`. */
export function assignmentTo(view: View, target: Expression, value: string): string {
  // the parser gives every node its positions
  const path = pathOf(view, unwrap(target.node as unknown as SyntaxNode))
  const reference = view.file.references.find(
    ({ start, place }) => place === 'template' && start === (path?.root ?? target).start,
  )
  if (!path || !reference) return `${view.copy(target)} = ${value}`
  return assign(view, reference, { keys: path.keys, value }) ?? `${view.copy(target)} = ${value}`
}

interface Path {
  readonly root: SyntaxNode
  /** As code. */
  readonly keys: readonly string[]
}

function pathOf(view: View, node: SyntaxNode | undefined): Path | undefined {
  if (node?.type === 'Identifier') return { root: node, keys: [] }
  if (node?.type !== 'MemberExpression') return undefined
  const property = child(node, 'property')
  const outer = pathOf(view, unwrap(child(node, 'object')))
  if (!property || !outer) return undefined
  const isComputed = field(node, 'computed') === true
  const key = isComputed ? view.copy(property) : view.quote(view.source.slice(property.start, property.end))
  return { root: outer.root, keys: [...outer.keys, key] }
}

function assign(
  view: View,
  { binding }: Reference,
  { keys, value }: { keys: readonly string[]; value: string },
): string | undefined {
  const local = view.names.localOf(binding)
  if (isHandle(binding)) {
    return keys.length === 0 ? `${local}.value = ${value}` : `${local}.put([${keys.join(', ')}], ${value})`
  }
  if (binding.kind !== 'item') return undefined
  // a row of `{#each $todos as todo}` is changed in `$todos`
  const loop = view.loops.findLast(({ node }) => node.items.some(({ name }) => name === binding.name))
  if (!loop || loop.node.pattern.node.type !== 'Identifier') return undefined
  // see above
  const list = pathOf(view, unwrap(loop.node.list.node as unknown as SyntaxNode))
  const root =
    list && view.file.references.find(({ start, place }) => place === 'template' && start === list.root.start)
  if (!root) return undefined
  const index = view.target === 'solid' ? `${loop.index}()` : loop.index
  return assign(view, root, { keys: [...list.keys, index, ...keys], value })
}
