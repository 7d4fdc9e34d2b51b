import type { Framework } from '../../../../src/shared/framework.ts'
import type { ElementNode } from '../../template-ast.ts'
import { writeAttributes } from './attributes.ts'
import type { View } from './context.ts'
import { writeKey } from './key.ts'
import { blankExtras, partsOf } from './tag.ts'
import type { TagParts, WriteChildren } from './tag.ts'

/** Writes an element with everything in it. */
export function writeElement(view: View, node: ElementNode, writeChildren: WriteChildren): void {
  const parts = partsOf(view.source, node)
  const tag = tagNameOf(view.target, node)
  if (tag.open !== node.name) view.edit.replace(node.nameRange, tag.open)
  blankExtras(view, node, parts)
  if (view.scopeAttribute !== '') view.edit.append(node.nameRange.end, view.scopeAttribute)
  writeAttributes(view, node)
  if (view.target === 'react' && node.name === 'textarea') writeInitialText(view, node, parts)
  else if (!node.isVoid && !parts.isSelfClosing) writeChildren(view, node.children, parts.content)
  // behind the children: several elements may end without an end tag at one place
  writeEnd(view, node, parts, tag.close)
  writeKey(view, node)
}

/** React wants the text that a text area begins with as a property. */
function writeInitialText(
  view: View,
  node: ElementNode,
  { openEnd, content, isSelfClosing }: TagParts,
): void {
  const { edit } = view
  const texts = node.children.flatMap((child) => {
    if (child.kind === 'text') return [JSON.stringify(child.value)]
    return child.kind === 'interpolation' ? [`${view.helper('t$')}(${view.copy(child.expression)})`] : []
  })
  if (!isSelfClosing) edit.blank(content)
  if (texts.length > 0) edit.prepend(openEnd.start, ` defaultValue={${texts.join(' + ')}}`)
}

/** Vue takes a name with a hyphen for a component, and leaves scripts and styles out, unless it is told. */
function tagNameOf(target: Framework, { name, namespace }: ElementNode): { open: string; close: string } {
  const isCustom = namespace === 'html' && /-|^(?:script|style)$/.test(name)
  return target === 'vue' && isCustom
    ? { open: `component :is="'${name}'"`, close: 'component' }
    : { open: name, close: name }
}

function writeEnd(
  { edit, target }: View,
  { isVoid, namespace, end }: ElementNode,
  { openEnd, isSelfClosing, close }: TagParts,
  name: string,
): void {
  const isJsx = target === 'react' || target === 'solid'
  if (isVoid) {
    if (isJsx && !isSelfClosing) edit.replace(openEnd, ' />')
  } else if (isSelfClosing) {
    // Svelte takes `<div />` for a mistake
    if (namespace === 'html') edit.replace(openEnd, `></${name}>`)
  } else if (close.start === close.end) edit.append(end, `</${name}>`)
  else edit.replace(close, `</${name}>`)
}
