import type { Attribute, ElementNode } from '../../template-ast.ts'
import { writeClasses } from './classes.ts'
import type { View } from './context.ts'
import { writeDynamicAttribute } from './dynamic-attribute.ts'
import { isOfCustomElement, isProperty } from './attribute-kinds.ts'
import { writeParts } from './parts.ts'
import { writeStaticAttribute } from './static-attribute.ts'

/** Writes the attributes of an element: plain ones in their place, classes as one, all behaviour as one. */
export function writeAttributes(view: View, node: ElementNode): void {
  const groups: Record<Group, Attribute[]> = { class: [], part: [], plain: [] }
  for (const attribute of node.attributes) groups[groupOf(view, attribute, node)].push(attribute)
  writeClasses(view, groups.class, node)
  writeParts(view, groups.part, node)
  for (const attribute of groups.plain) {
    if (attribute.kind === 'static') writeStaticAttribute(view, attribute, node)
    else if (attribute.kind === 'dynamic') writeDynamicAttribute(view, attribute, node)
  }
}

type Group = 'class' | 'part' | 'plain'

function groupOf({ target }: View, attribute: Attribute, node: ElementNode): Group {
  // React wants styles taken apart; they go past it
  if (target === 'react' && 'name' in attribute && attribute.name === 'style') return 'part'
  switch (attribute.kind) {
    case 'class':
      return 'class'
    case 'static':
      if (attribute.name === 'class') return 'class'
      // it says which option is chosen to begin with; React wants to hear that from the select
      return node.name === 'option' && attribute.name === 'selected' ? 'part' : 'plain'
    case 'dynamic':
      if (attribute.name === 'class') return 'class'
      return isProperty(attribute.name, node) || isOfCustomElement(attribute, node) ? 'part' : 'plain'
    default:
      return 'part'
  }
}
