import type { ForNode } from '../../template-ast.ts'
import type { View } from './context.ts'
import type { WriteChildren } from './tag.ts'

/** Writes `{#for i = a to b step c}`. */
export function writeFor(view: View, node: ForNode, writeChildren: WriteChildren): void {
  const { edit, source, target } = view
  const { head, item, from, to, step } = node
  const range = view.helper('range$')
  const last = step ?? to
  const end = source.lastIndexOf('{', node.end - 1)
  const name = item.name
  const fragment = target === 'react' ? view.helper('Fragment$') : ''
  const each = target === 'react' || target === 'solid' ? view.helper('each$') : ''
  const glue = {
    react: {
      before: `{${each}(${range}(`,
      after: `), (${name}: any) => (<${fragment} key={${name}}>`,
      end: `</${fragment}>))}`,
    },
    vue: { before: '', after: `)" :key="${name}">`, end: '</template>' },
    svelte: { before: `{#each ${range}(`, after: `) as ${name} (${name})}`, end: '{/each}' },
    solid: {
      before: `{${each}(() => ${range}(`,
      after: `), (${name}: any) => ${name}, (${name}: any) => (<>`,
      end: '</>))}',
    },
  }[target]
  if (target === 'vue') {
    edit.replace({ start: node.start, end: item.declaredAt.start }, '<template v-for="')
    edit.replace({ start: item.declaredAt.end, end: from.start }, ` in ${range}(`)
  } else edit.replace({ start: node.start, end: from.start }, glue.before)
  edit.replace({ start: from.end, end: to.start }, ', ')
  if (step) edit.replace({ start: to.end, end: step.start }, ', ')
  edit.replace({ start: last.end, end: head.end }, glue.after)
  writeChildren(view, node.children, { start: head.end, end })
  edit.replace({ start: end, end: node.end }, glue.end)
}
