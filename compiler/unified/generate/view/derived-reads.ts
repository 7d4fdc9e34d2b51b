import type { Attribute } from '../../template-ast.ts'
import { expressionsOf } from '../walk-template.ts'
import type { View } from './context.ts'

/**
 * True where Svelte needs a signal for attributes alone: they read what is derived, which may throw while it is
 * edited, and would end the effect that shows all attributes of a block.
 */
export const mayThrow = ({ file, target }: View, attributes: readonly Attribute[]): boolean =>
  target === 'svelte' &&
  attributes
    .flatMap(expressionsOf)
    .some((whole) =>
      file.references.some(
        ({ binding, start, end }) => binding.kind === 'derived' && start >= whole.start && end <= whole.end,
      ),
    )
