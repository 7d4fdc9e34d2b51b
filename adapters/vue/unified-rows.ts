import { getCurrentInstance, type VNode } from 'vue'
import { list$ } from '../../src/unified/text.ts'

type Kept = (VNode | undefined)[]

/** What a row is made of, and of which block it is one. */
interface Memo extends Array<unknown> {
  block?: number
}

/** Where Vue keeps the rows of its last render, among other things; not in its types. */
interface Keeping {
  readonly renderCache?: unknown[]
}

/** What `{#each}` goes through; `block` is the number of the block. */
type Keep = <T>(
  block: number,
  list: Iterable<T> | ArrayLike<T> | null | undefined,
  toKey: (item: T, index: number) => unknown,
) => readonly T[]

/**
 * Makes what `{#each}` goes through where rows have a `v-memo`. Vue looks for the row of its last render at the
 * same index, and would make all rows behind one that has gone anew: they are put where it looks.
 */
export function useKept$(): Keep {
  // See above; without it, rows are made anew.
  const instance = getCurrentInstance() as Keeping | null
  return (block, list, toKey) => {
    const items = list$(list)
    const cache = instance?.renderCache ?? []
    const place = cache.findIndex((one) => isKept(one, block))
    // It is one, as has been found.
    if (place >= 0) cache[place] = inOrder(cache[place] as Kept, items.map(toKey))
    return items
  }
}

const isKept = (rows: unknown, block: number): boolean =>
  // Only `v-memo` gives nodes one, and it is what `memo$` has returned.
  Array.isArray(rows) && ((rows as Kept).find(Boolean) as { memo?: Memo } | undefined)?.memo?.block === block

/** The nodes that are shown keep their order: Vue compares the new ones with them. */
function inOrder(kept: Kept, keys: readonly unknown[]): Kept {
  if (keys.every((key, index) => kept[index]?.key === key)) return kept
  const byKey = new Map<unknown, VNode | undefined>(kept.map((row) => [row?.key, row]))
  return keys.map((key) => {
    const row = byKey.get(key)
    // A key that is there twice must not have one node.
    byKey.delete(key)
    return row
  })
}

/** What a row is made of, for `v-memo`. What cannot be looked at is never the same: the row itself says why. */
export function memo$(block: number, toValues: () => unknown[]): unknown[] {
  let memo: Memo
  try {
    memo = toValues()
  } catch {
    memo = [{}]
  }
  memo.block = block
  return memo
}
