import type { Expression } from '../ast.ts'
import type { EachNode, ForNode, IfNode, TemplateNode } from '../template-ast.ts'
import { writeComponent } from './virtual-component.ts'
import { writeVoid } from './virtual-context.ts'
import type { TemplateContext } from './virtual-context.ts'
import { writeElement } from './virtual-element.ts'

/** Writes markup as statements. */
export function writeNodes(children: readonly TemplateNode[], context: TemplateContext): void {
  for (const node of children) writeNode(node, context)
}

function writeNode(node: TemplateNode, context: TemplateContext): void {
  switch (node.kind) {
    case 'text':
      return
    case 'interpolation':
    case 'html':
      return writeVoid(node.expression, context)
    case 'element':
    case 'slot':
      writeElement(node, context)
      return writeNodes(node.children, context)
    case 'component':
      writeComponent(node, context)
      for (const slot of node.slots) writeSlot(slot, context)
      return
    case 'if':
      return writeIf(node, context)
    case 'each':
      return writeEach(node, context)
    case 'for':
      return writeFor(node, context)
    default:
      node satisfies never
  }
}

/** What a component passes to its slot is known to that component only. */
function writeSlot(
  { let: names, children }: { let: readonly { name: string }[]; children: readonly TemplateNode[] },
  context: TemplateContext,
): void {
  context.text.add(`{${names.map(({ name }) => ` const ${name}: any = mtm$.any;`).join('')}\n`)
  writeNodes(children, context)
  context.text.add('}\n')
}

function writeIf({ branches }: IfNode, context: TemplateContext): void {
  branches.forEach(({ test, children }, index) => {
    if (index > 0) context.text.add(' else ')
    if (test) writeTest(test, context)
    context.text.add('{\n')
    writeNodes(children, context)
    context.text.add('}')
  })
  context.text.add('\n')
}

function writeTest({ start, end }: Expression, { text, written }: TemplateContext): void {
  written.add(start)
  text.add('if (')
  text.copy({ start, end })
  text.add(') ')
}

function writeEach(node: EachNode, context: TemplateContext): void {
  const { text } = context
  text.add('for (const [')
  text.copy(node.pattern)
  if (node.index) {
    text.add(', ')
    text.copy(node.index.declaredAt)
  }
  text.add('] of mtm$.entries(')
  text.copy(node.list)
  text.add(')) {\n')
  if (node.key) writeVoid(node.key, context)
  writeNodes(node.children, context)
  text.add('}\n')
  if (node.otherwise) {
    text.add('{\n')
    writeNodes(node.otherwise, context)
    text.add('}\n')
  }
}

function writeFor({ item, from, to, step, children }: ForNode, context: TemplateContext): void {
  const { text } = context
  text.add('for (const ')
  text.copy(item.declaredAt)
  text.add(' of mtm$.range(')
  for (const [index, bound] of [from, to, step].entries()) {
    if (!bound) continue
    if (index > 0) text.add(', ')
    text.copy(bound)
  }
  text.add(')) {\n')
  writeNodes(children, context)
  text.add('}\n')
}
