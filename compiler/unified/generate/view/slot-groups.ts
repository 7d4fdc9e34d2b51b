import type { Binding } from '../../ast.ts'
import type { ComponentNode, TemplateNode } from '../../template-ast.ts'

/** Children of a component for one slot. */
export interface SlotGroup {
  readonly name: string
  readonly let: readonly Binding[]
  /** Direct children of the component. */
  readonly nodes: TemplateNode[]
  /** What Svelte calls the content when it stands beside the component. */
  snippet?: string
}

/** Divides the direct children of a component by slot, in the order in which slots first occur. */
export function divideContent({ children, slots }: ComponentNode): SlotGroup[] {
  const groups = new Map<string, SlotGroup>()
  for (const child of children) {
    const slot = slots.find((one) =>
      one.children.some((inner) => inner.start >= child.start && inner.end <= child.end),
    )
    if (!slot) continue
    const group = groups.get(slot.name) ?? { name: slot.name, let: slot.let, nodes: [] }
    groups.set(slot.name, group)
    group.nodes.push(child)
  }
  return [...groups.values()]
}
