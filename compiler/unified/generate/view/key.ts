import type { ComponentNode, ElementNode } from '../../template-ast.ts'
import type { View } from './context.ts'

/** Makes an element or component anew when its `key` changes; the key of a row is that of its block. */
export function writeKey(view: View, node: ElementNode | ComponentNode): void {
  const { edit, loops, target } = view
  const { key, nameRange, start, end } = node
  if (!key || loops.some((loop) => loop.node.key === key)) return
  const code = view.copy(key)
  switch (target) {
    case 'react':
      return edit.append(nameRange.end, ` key={${code}}`)
    case 'vue':
      return edit.append(nameRange.end, ` :key="${code}"`)
    case 'svelte':
      edit.prepend(start, `{#key ${code}}`)
      return edit.append(end, '{/key}')
    case 'solid':
      edit.prepend(start, `{${view.helper('key$')}(() => (${code}), () => (<>`)
      return edit.append(end, '</>))}')
  }
}
