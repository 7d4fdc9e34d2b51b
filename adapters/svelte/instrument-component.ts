import type { Node } from 'estree'
import type { InstrumentInput } from '../shared/instrument.ts'
import { toAst } from '../shared/instrument-syntax.ts'
import type { Edit } from './instrument-edit.ts'
import { callOf, type SvelteNames } from './instrument-names.ts'

/** A component that can be replaced while it is mounted. */
export interface HotComponent {
  readonly name: string
  readonly edits: readonly Edit[]
}

/** Finds the component that Svelte makes replaceable, `Foo = $.hmr(Foo)`, and guards it from inside. */
export function findComponent(
  { file }: InstrumentInput,
  { runtime }: SvelteNames,
  nodes: readonly Node[],
): HotComponent | undefined {
  let found: HotComponent | undefined
  for (const node of nodes) {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'Identifier') continue
    const component = callOf(node.right, runtime, ['hmr'])?.arguments[0]
    if (component?.type !== 'Identifier' || component.name !== node.left.name) continue
    const id = JSON.stringify(file)
    found = {
      name: component.name,
      edits: [wrap(component, 'svelteComponent', id), wrap(node.right, 'svelteHot', id)],
    }
  }
  return found
}

const wrap = (node: Node, hook: string, id: string): Edit => ({
  at: toAst(node),
  open: `__metamon_${hook}(${id}, `,
  close: ')',
  imports: [hook],
})
