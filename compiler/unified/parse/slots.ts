import type { Binding } from '../ast.ts'
import type { ComponentNode, TemplateNode } from '../template-ast.ts'
import type { Placement } from './markup.ts'
import { condense } from './white-space.ts'

type Slot = ComponentNode['slots'][number]

/**
 * Divides the children of a component by `slot="name"`; the others are of the slot `default`. A
 * `<template slot="name">` only holds the children of the slot. `let:name` without `slot` on the
 * component itself is about the default slot.
 */
export function divideIntoSlots(
  children: readonly TemplateNode[],
  placements: ReadonlyMap<TemplateNode, Placement>,
  own: Placement,
): Slot[] {
  const others: TemplateNode[] = []
  const named = new Map<string, { children: TemplateNode[]; let: Binding[] }>()
  for (const child of children) {
    const placement = placements.get(child)
    if (placement?.slot === undefined || placement.slot === 'default') {
      others.push(child)
      continue
    }
    const slot = named.get(placement.slot) ?? { children: [], let: [] }
    named.set(placement.slot, slot)
    slot.let.push(...placement.let)
    if (child.kind === 'element' && child.name === 'template') slot.children.push(...child.children)
    else slot.children.push(child)
  }
  const rest = condense(others)
  return [
    ...(rest.length === 0
      ? []
      : [{ name: 'default', let: own.slot === undefined ? own.let : [], children: rest }]),
    ...[...named].map(([name, slot]) => ({ name, ...slot })),
  ]
}
