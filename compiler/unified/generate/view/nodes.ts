import type { Range } from '../../../types.ts'
import type { TemplateNode } from '../../template-ast.ts'
import { writeEach } from './each.ts'
import { writeFor } from './for.ts'
import { writeIf } from './if.ts'
import { writeComponent } from './component.ts'
import type { View } from './context.ts'
import { writeElement } from './element.ts'
import { writeSlot } from './slot.ts'
import { writeGap, writeHtml, writeInterpolation, writeText } from './text.ts'

/** Writes the nodes of a range, and leaves out what stands between them. */
export function writeChildren(view: View, children: readonly TemplateNode[], { start, end }: Range): void {
  let cursor = start
  for (const [index, node] of children.entries()) {
    writeGap(view, { start: cursor, end: node.start }, { before: children[index - 1], after: node })
    writeNode(view, node)
    cursor = node.end
  }
  writeGap(view, { start: cursor, end }, { before: children.at(-1), after: undefined })
}

/** Writes one node. */
export function writeNode(view: View, node: TemplateNode): void {
  switch (node.kind) {
    case 'text':
      return writeText(view, node)
    case 'interpolation':
      return writeInterpolation(view, node)
    case 'html':
      return writeHtml(view, node)
    case 'element':
      return writeElement(view, node, writeChildren)
    case 'component':
      return writeComponent(view, node, writeChildren)
    case 'slot':
      return writeSlot(view, node, writeChildren)
    case 'if':
      return writeIf(view, node, writeChildren)
    case 'each':
      return writeEach(view, node, writeChildren)
    case 'for':
      return writeFor(view, node, writeChildren)
  }
}
