import type { Reference } from '../ast.ts'
import type { Edit } from './edit.ts'
import { rewriteMutation } from './mutations.ts'
import { isHandle, type Names } from './names.ts'

/** How references are written. */
export interface ReferenceStyle {
  readonly names: Names
  /** Writes a string literal. */
  quote(text: string): string
  /** What a name of the script that is no handle and no method is called in the view: `plain$.total`. */
  plain?(local: string): string
  /** True where a loop variable is a function that gives it. */
  isAccessor?(reference: Reference): boolean
}

/** Writes references as what they stand for: `$count` becomes `count$.value`. */
export function rewriteReferences(edit: Edit, references: readonly Reference[], style: ReferenceStyle): void {
  for (const reference of references) {
    if (reference.mutation && isHandle(reference.binding)) {
      rewriteMutation(edit, { reference, mutation: reference.mutation }, style)
      continue
    }
    const text = textOf(reference, style)
    const key = edit.source.slice(reference.start, reference.end)
    if (text === undefined || text === key) continue
    if (reference.use === 'shorthand') {
      edit.append(reference.start, `${key}: `)
      // the name in front is glue; the one that maps is the value
    }
    edit.rename(reference, text)
  }
}

function textOf(reference: Reference, { names, plain, isAccessor }: ReferenceStyle): string | undefined {
  const { binding } = reference
  const local = names.localOf(binding)
  switch (binding.kind) {
    case 'local':
      return undefined
    case 'plain':
    case 'channel':
      return plain?.(local) ?? local
    case 'item':
      return isAccessor?.(reference) ? `${local}()` : undefined
    default:
      return isHandle(binding) ? `${local}.value` : local
  }
}
