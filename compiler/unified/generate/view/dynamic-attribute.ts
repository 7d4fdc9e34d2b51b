import type { DynamicAttribute, ElementNode } from '../../template-ast.ts'
import { isBoolean, isData } from './attribute-kinds.ts'
import type { View } from './context.ts'
import { writeGroup } from './group.ts'
import { reactNameOf } from './react-names.ts'

/** Writes `name={e}`: the attribute goes for `null`, `undefined` and `false`, in every target. */
export function writeDynamicAttribute(view: View, attribute: DynamicAttribute, node: ElementNode): void {
  const [before, after] = wrapperOf(view, attribute)
  const { open, close } = frameOf(view, attribute.name, node)
  writeGroup(view, [{ attribute, before, after }], open, close)
}

function wrapperOf(view: View, { name, isText }: DynamicAttribute): readonly [before: string, after: string] {
  if (name === 'style') return [`${view.helper('style$')}(`, ')']
  if (isText) return ['', '']
  if (isBoolean(name)) return ['!!(', ')']
  return [`${view.helper(isData(name) ? 'data$' : 'attr$')}(`, ')']
}

function frameOf(view: View, name: string, node: ElementNode): { open: string; close: string } {
  switch (view.target) {
    case 'react':
      return { open: `${reactNameOf(name, node)}={`, close: '}' }
    case 'vue': {
      // as an attribute, not as a property: only then is `undefined` the same as nothing everywhere
      const isPlain = isBoolean(name) || name === 'style'
      return { open: `:${name}${isPlain ? '' : '.attr'}="`, close: '"' }
    }
    case 'svelte':
    case 'solid':
      return { open: `${name}={`, close: '}' }
  }
}
