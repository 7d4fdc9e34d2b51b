import type { ReactElement, ReactNode } from 'react'
import type { Scope } from '../../src/unified/index.ts'
import { each$ } from './unified-elements.ts'
import type { ReactTracker } from './unified-tracker.ts'

/** A row of the latest render, and what it is made of; the first of that is its key. */
export interface KeptRow {
  readonly values: readonly unknown[]
  readonly element: ReactElement
}

/**
 * `{#each}` whose rows are made of few values: React does not look into a row that is the one of the latest
 * render.
 *
 * @param block the number of the block
 * @param toValues all that a row shows and that its listeners hold on to; the first is its key
 */
export function kept$<T>(
  scope: Scope,
  block: number,
  list: Iterable<T> | ArrayLike<T> | null | undefined,
  toValues: (item: T, index: number) => readonly unknown[],
  toRow: (item: T, index: number) => ReactElement,
  toFallback?: () => ReactNode,
): ReactNode {
  // `useMtm` has set it.
  const { rows } = scope.tracker as ReactTracker
  const known = rows.get(block)
  const next = new Map<unknown, KeptRow>()
  rows.set(block, next)
  return each$(list, toKept, toFallback)

  function toKept(item: T, index: number): ReactElement {
    let values: readonly unknown[]
    try {
      values = toValues(item, index)
    } catch {
      // The row itself says why.
      return toRow(item, index)
    }
    const before = known?.get(values[0])
    const row = before && isSame(before.values, values) ? before : { values, element: toRow(item, index) }
    next.set(values[0], row)
    return row.element
  }
}

const isSame = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  before.length === after.length && before.every((value, index) => Object.is(value, after[index]))
