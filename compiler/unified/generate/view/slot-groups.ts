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
  const groups = slots.map(({ name, let: data, children: nodes }) => ({
    name,
    let: data,
    nodes: name === 'default' ? nodes.map((node) => inOnePlace(node, children)) : holdersOf(children, nodes),
  }))
  return groups.toSorted((a, b) => (a.nodes[0]?.start ?? 0) - (b.nodes[0]?.start ?? 0))
}

/** The direct children that hold what is put into a named slot: a `<template>` holds several. */
const holdersOf = (children: readonly TemplateNode[], nodes: readonly TemplateNode[]): TemplateNode[] =>
  children.filter((child) => nodes.some((node) => node.start >= child.start && node.end <= child.end))

/** Text that stood around the content of another slot is one text: it goes where it is not blank. */
function inOnePlace(node: TemplateNode, children: readonly TemplateNode[]): TemplateNode {
  if (node.kind !== 'text') return node
  const pieces = children.filter(({ start, end }) => start >= node.start && end <= node.end)
  const texts = pieces.filter((piece) => piece.kind === 'text')
  if (pieces.length === texts.length) return node
  const place = texts.find(({ value }) => value.trim() !== '') ?? texts[0]
  return place ? { ...node, start: place.start, end: place.end } : node
}
