import type { Attribute, SlotNode } from '../../template-ast.ts'
import type { View } from './context.ts'
import { expressionsOf } from '../walk-template.ts'
import { blankExtras, partsOf } from './tag.ts'
import type { TagParts, WriteChildren } from './tag.ts'
import { writeTemplate } from './group.ts'

/** Writes `<slot>`: what the parent puts there, else the children. */
export function writeSlot(view: View, node: SlotNode, writeChildren: WriteChildren): void {
  const parts = partsOf(view.source, node)
  const { edit, target } = view
  blankExtras(view, node, parts)
  const glue = glueOf(view, node)
  edit.replace({ start: node.start, end: node.nameRange.end }, glue.open)
  for (const attribute of node.attributes) writeData(view, attribute)
  const hasContent = !parts.isSelfClosing && node.children.length > 0
  if (target === 'vue') return writeRest(view, node, parts, writeChildren)
  edit.replace(parts.openEnd, glue.data + (hasContent ? glue.fallback : glue.endWithout))
  if (parts.isSelfClosing) return
  if (hasContent) writeChildren(view, node.children, parts.content)
  else edit.blank(parts.content)
  edit.replace(parts.close, hasContent ? glue.end : '')
}

function writeRest(view: View, node: SlotNode, parts: TagParts, writeChildren: WriteChildren): void {
  if (!parts.isSelfClosing) writeChildren(view, node.children, parts.content)
}

interface SlotGlue {
  /** Before the data. */
  readonly open: string
  /** Behind the data. */
  readonly data: string
  readonly fallback: string
  readonly end: string
  readonly endWithout: string
}

function glueOf(view: View, { slot }: SlotNode): SlotGlue {
  const name = JSON.stringify(slot)
  const props = view.names.free('props$')
  switch (view.target) {
    case 'react':
      return {
        open: `{${view.helper('slot$')}(${props}, ${name}, {`,
        data: '}',
        fallback: ', () => (<>',
        end: '</>))}',
        endWithout: ')}',
      }
    case 'solid':
      return {
        open: `{${view.helper('slot$')}(${props}, ${name}, () => ({`,
        data: '})',
        fallback: ', () => (<>',
        end: '</>))}',
        endWithout: ')}',
      }
    case 'svelte': {
      const snippet = `${view.helper('slot$')}(${props}, ${name})`
      return {
        open: `{#if ${snippet}}{@render ${snippet}?.({`,
        data: '})}',
        fallback: '{:else}',
        end: '{/if}',
        endWithout: '{/if}',
      }
    }
    case 'vue':
      return {
        open: slot === 'default' ? '<slot' : `<slot name=${name}`,
        data: '',
        fallback: '',
        end: '',
        endWithout: '',
      }
  }
}

/** Data that the slot hands to its content: an attribute in Vue, an entry of an object elsewhere. */
function writeData(view: View, attribute: Attribute): void {
  const { edit, target } = view
  const [expression] = expressionsOf(attribute)
  if (attribute.kind === 'spread') {
    edit.replace(
      { start: attribute.start, end: attribute.expression.start },
      target === 'vue' ? 'v-bind="' : '...(',
    )
    return edit.replace(
      { start: attribute.expression.end, end: attribute.end },
      target === 'vue' ? '"' : '),',
    )
  }
  if (attribute.kind !== 'static' && attribute.kind !== 'dynamic') return edit.blank(attribute)
  const [before, after] =
    target === 'vue' ? [`:${attribute.name}="`, '"'] : [`${JSON.stringify(attribute.name)}: (`, '),']
  if (attribute.kind === 'static') {
    const value = attribute.value === undefined ? 'true' : view.quote(attribute.value)
    return edit.replace(attribute, `${before}${value}${after}`)
  }
  if (attribute.isText || !expression) return writeTemplate(view, attribute, before, after)
  edit.replace({ start: attribute.start, end: expression.start }, before)
  edit.replace({ start: expression.end, end: attribute.end }, after)
}
