import type { IfNode } from '../../template-ast.ts'
import type { View } from './context.ts'
import type { WriteChildren } from './tag.ts'

/** Glue around the test and the children of one branch. */
interface BranchGlue {
  readonly before: string
  /** Between the test and the children; all of it without a test. */
  readonly after: string
}

/** Writes `{#if}` with all its branches. */
export function writeIf(view: View, node: IfNode, writeChildren: WriteChildren): void {
  const { edit, source } = view
  const end = source.lastIndexOf('{', node.end - 1)
  for (const [index, { test, head, children }] of node.branches.entries()) {
    const { before, after } = glueOf(view, { isFirst: index === 0, hasTest: test !== undefined })
    if (test) {
      edit.replace({ start: head.start, end: test.start }, before)
      edit.replace({ start: test.end, end: head.end }, after)
    } else edit.replace(head, before + after)
    const next = node.branches[index + 1]?.head.start ?? end
    writeChildren(view, children, { start: head.end, end: next })
  }
  edit.replace(
    { start: end, end: node.end },
    endOf(view, { endsWithTest: node.branches.at(-1)?.test !== undefined }),
  )
}

function glueOf(view: View, { isFirst, hasTest }: { isFirst: boolean; hasTest: boolean }): BranchGlue {
  switch (view.target) {
    case 'react':
      return {
        before: `${isFirst ? '{' : '</>) : '}${hasTest ? '(' : ''}`,
        after: `${hasTest ? ') ? ' : ''}(<>`,
      }
    case 'vue': {
      const close = isFirst ? '' : '</template>'
      if (!hasTest) return { before: `${close}<template v-else>`, after: '' }
      return { before: `${close}<template v-${isFirst ? '' : 'else-'}if="`, after: '">' }
    }
    case 'svelte':
      if (!hasTest) return { before: '{:else}', after: '' }
      return { before: isFirst ? '{#if ' : '{:else if ', after: '}' }
    case 'solid': {
      const open = isFirst ? `{${view.helper('if$')}([` : '</>)], ['
      return {
        before: hasTest ? `${open}() => (` : open,
        after: `${hasTest ? '), ' : 'undefined, '}() => (<>`,
      }
    }
  }
}

function endOf({ target }: View, { endsWithTest }: { endsWithTest: boolean }): string {
  switch (target) {
    case 'react':
      return endsWithTest ? '</>) : null}' : '</>)}'
    case 'vue':
      return '</template>'
    case 'svelte':
      return '{/if}'
    case 'solid':
      return '</>)])}'
  }
}
