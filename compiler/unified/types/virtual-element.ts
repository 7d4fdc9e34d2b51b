import type { Expression, UnifiedFile } from '../ast.ts'
import type { Attribute, ElementNode, SlotNode } from '../template-ast.ts'
import { field } from '../../parse/syntax.ts'
import { writeExpression, writeVoid } from './virtual-context.ts'
import type { TemplateContext } from './virtual-context.ts'

/** What a two-way binding writes; all others write anything. */
const BOUND: Readonly<Record<string, string>> = { checked: 'mtm$.boolean', open: 'mtm$.boolean' }

/** Writes the attributes of an element or a slot. */
export function writeElement(node: ElementNode | SlotNode, context: TemplateContext): void {
  if (node.key) writeVoid(node.key, context)
  for (const attribute of node.attributes) writeAttribute(attribute, node.name, context)
}

function writeAttribute(attribute: Attribute, tag: string, context: TemplateContext): void {
  const { text, file } = context
  switch (attribute.kind) {
    case 'static':
      return
    case 'dynamic':
      for (const part of attribute.parts) if (part.kind === 'expression') writeVoid(part.expression, context)
      return
    case 'event':
      text.add(`mtm$.on(${JSON.stringify(attribute.event)}, ${JSON.stringify(tag)}, `)
      text.copy(attribute.handler)
      return text.add(');\n')
    case 'bind':
      return writeAssignment(attribute.target, BOUND[attribute.property] ?? 'mtm$.any', context)
    case 'class':
      return writeVoid(attribute.test, context)
    case 'ref': {
      const element = `mtm$.element(${JSON.stringify(tag)})`
      if (isAssignable(attribute.target, file)) return writeAssignment(attribute.target, element, context)
      text.add(`mtm$.ref(${element}, `)
      text.copy(attribute.target)
      return text.add(');\n')
    }
    case 'spread':
      return writeVoid(attribute.expression, context)
    default:
      attribute satisfies never
  }
}

function writeAssignment(target: Expression, value: string, context: TemplateContext): void {
  writeExpression(target, context)
  context.text.add(` = ${value};\n`)
}

/** `ref={$node}` assigns; `ref={$keep}` of a method and `ref={(node) => …}` call. */
function isAssignable({ node, start }: Expression, { references }: UnifiedFile): boolean {
  const type = field(node, 'type')
  if (type === 'MemberExpression') return true
  if (type !== 'Identifier') return false
  const reference = references.find((one) => one.start === start)
  return reference?.binding.kind === 'state' || reference?.binding.kind === 'shared'
}
