import { createMemo, createRoot, createSignal, onCleanup, untrack } from 'solid-js'
import type { Accessor, JSX, Signal } from 'solid-js'
import { list$ } from '../../src/unified/text.ts'
import { asElement } from './unified-elements.ts'

type List<T> = Iterable<T> | ArrayLike<T> | null | undefined

interface Row<T> {
  readonly element: JSX.Element
  update(item: T, index: number): void
  dispose(): void
}

/**
 * `{#each}`: a row per key. A row stays, with its nodes and their focus, as long as its key is there; what
 * it shows follows the item, which an immutable update may have replaced.
 */
export function each$<T>(
  toList: () => List<T>,
  toKey: (item: T, index: number) => unknown,
  toRow: (item: Accessor<T>, index: Accessor<number>) => JSX.Element,
  toFallback?: () => JSX.Element,
): JSX.Element {
  let rows = new Map<unknown, Row<T>>()
  const isEmpty = createMemo(() => list$(toList()).length === 0)
  const fallback = createMemo(() => isEmpty() && toFallback && untrack(toFallback))
  onCleanup(() => rows.forEach((row) => row.dispose()))
  return asElement(
    createMemo(() => {
      const items = list$(toList())
      return untrack(() => {
        const next = new Map<unknown, Row<T>>()
        items.forEach((item, index) => {
          const key = freeKey(next, toKey(item, index))
          const row = rows.get(key) ?? createRow(item, index, toRow)
          row.update(item, index)
          next.set(key, row)
        })
        for (const [key, row] of rows) if (!next.has(key)) row.dispose()
        rows = next
        return items.length === 0 ? fallback : Array.from(next.values(), ({ element }) => element)
      })
    }),
  )
}

/** Two rows of one key are told apart by their order. */
function freeKey(taken: ReadonlyMap<unknown, unknown>, key: unknown): unknown {
  let free = key
  for (let count = 1; taken.has(free); count += 1) free = `${String(key)} (${count})`
  return free
}

function createRow<T>(
  item: T,
  index: number,
  toRow: (item: Accessor<T>, index: Accessor<number>) => JSX.Element,
): Row<T> {
  return createRoot((dispose) => {
    let [knownItem, knownIndex] = [item, index]
    const [readItem, setItem] = createSignal(item)
    // Few rows look at their index.
    let indexSignal: Signal<number> | undefined
    const readIndex = () => (indexSignal ??= createSignal(knownIndex))[0]()
    return {
      element: toRow(readItem, readIndex),
      update(nextItem, nextIndex) {
        if (nextItem !== knownItem) setItem(() => (knownItem = nextItem))
        knownIndex = nextIndex
        indexSignal?.[1](nextIndex)
      },
      dispose,
    }
  })
}

/** Takes an item apart into accessors of what a destructuring pattern names. */
export function pick$<T>(item: Accessor<T>, take: (item: T) => readonly unknown[]): Accessor<unknown>[] {
  const parts = createMemo(() => take(item()))
  return untrack(parts).map((_, index) => () => parts()[index])
}
