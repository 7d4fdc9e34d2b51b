import type { BinaryExpression, Node } from 'estree'
import { walk } from 'estree-walker'
import type { Range } from '../../../types.ts'
import type { Reference, UnifiedFile } from '../../ast.ts'
import type { Edit } from '../edit.ts'
import type { Names } from '../names.ts'
import { walkExpressions } from '../walk-template.ts'

/** `row.id === $selected`: of all rows, a change of the state only matters to two. */
export interface Comparison {
  readonly state: Reference
  readonly other: Range
  readonly whole: Range
  readonly isNegated: boolean
}

/** Finds where templates compare state with something of a row; what functions compare is not shown. */
export function findComparisons({ source, template, references }: UnifiedFile): Comparison[] {
  const shown = references.filter(({ place }) => place === 'template')
  const found: Comparison[] = []
  const look = (node: Node): void => {
    const comparison = node.type === 'BinaryExpression' ? toComparison(node, shown, source) : undefined
    if (comparison) found.push(comparison)
  }
  walkExpressions(template.children, ({ node }) =>
    walk(node, {
      enter(inner) {
        if (/Function/.test(inner.type)) this.skip()
        else look(inner)
      },
    }),
  )
  return found
}

function toComparison(
  node: BinaryExpression,
  references: readonly Reference[],
  source: string,
): Comparison | undefined {
  // the parser gives every node its positions
  const [whole, left, right] = [node, node.left, node.right] as unknown as [Range, Range, Range]
  const isPlain = left.start === whole.start && right.end === whole.end
  const between = source.slice(left.end, right.start).trim()
  if (!isPlain || !/^[!=]==$/.test(between) || source.slice(whole.start, whole.end).includes('\n'))
    return undefined
  const isOfRow = ({ start, end }: Range) =>
    references.some((one) => one.binding.kind === 'item' && one.start >= start && one.end <= end)
  const sides = [
    { state: stateAt(references, left), other: right },
    { state: stateAt(references, right), other: left },
  ]
  const [side] = sides.flatMap(({ state, other }) => (state && isOfRow(other) ? [{ state, other }] : []))
  return side && { ...side, whole, isNegated: between === '!==' }
}

/** What is derived may throw, and is asked for as a whole. */
const stateAt = (references: readonly Reference[], { start, end }: Range): Reference | undefined =>
  references.find(
    (one) =>
      one.start === start &&
      one.end === end &&
      one.use === 'read' &&
      !one.mutation &&
      /^(?:state|shared|prop)$/.test(one.binding.kind),
  )

/** `row.id === $selected` becomes `selected$.is(row.id)`. */
export function rewriteComparisons(edit: Edit, comparisons: readonly Comparison[], names: Names): void {
  for (const { state, other, isNegated } of comparisons) {
    const isBehind = state.start > other.start
    edit.replace(
      isBehind ? { start: other.end, end: state.start } : { start: state.end, end: other.start },
      '',
    )
    edit.rename(state, `${names.localOf(state.binding)}.is(`)
    if (isNegated) edit.prepend(state.start, '!')
    edit.append(other.end, ')')
    if (isBehind) edit.output.move(state.start, state.end, other.start)
  }
}
