import type { DynamicAttribute, ElementNode } from '../../template-ast.ts'
import { isBoolean, isData } from './attribute-kinds.ts'
import type { View } from './context.ts'
import { mayThrow } from './derived-reads.ts'
import { writeGroup } from './group.ts'
import { reactNameOf } from './react-names.ts'

/** Writes `name={e}`: the attribute goes for `null`, `undefined` and `false`, in every target. */
export function writeDynamicAttribute(view: View, attribute: DynamicAttribute, node: ElementNode): void {
  const [before, after] = wrapperOf(view, attribute)
  const { open, close } = frameOf(view, attribute.name, node)
  writeGroup(view, [{ attribute, before, after }], open, close)
}

function wrapperOf(view: View, attribute: DynamicAttribute): readonly [before: string, after: string] {
  const { name, isText } = attribute
  if (name === 'style') return [`${view.helper('style$')}(`, ')']
  if (isText) return ['', '']
  if (isBoolean(name)) return [mayThrow(view, [attribute]) ? 'Boolean(' : '!!(', ')']
  return [`${view.helper(isData(name) ? 'data$' : 'attr$')}(`, ')']
}

const isCustom = ({ name, namespace }: ElementNode): boolean => namespace === 'html' && name.includes('-')

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
      return { open: `${name}={`, close: '}' }
    case 'solid':
      // it would set the properties of a custom element
      return { open: `${isCustom(node) ? 'attr:' : ''}${name}={`, close: '}' }
  }
}
