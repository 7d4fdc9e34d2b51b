import type { Undo } from '../../src/index.ts'
import type { Handle, Tracker } from '../../src/unified/index.ts'
import type { KeptRow } from './unified-rows.ts'

/**
 * Follows what a component has read so far. Its number of changes is found by comparing values, not by being
 * told of them: what is written before React subscribes counts as well.
 */
export class ReactTracker implements Tracker {
  readonly #seen = new Map<Handle, unknown>()
  readonly #undos: Undo[] = []
  /** The rows of the latest render, by block and key. */
  rows: Map<number, ReadonlyMap<unknown, KeptRow>> = new Map()
  #onChange: (() => void) | undefined
  #changes = 0
  #isSilent = false

  track(handle: Handle): void {
    if (this.#seen.has(handle)) return
    this.#seen.set(handle, peek(handle))
    if (this.#onChange) this.#follow(handle)
  }

  /** The snapshot for `useSyncExternalStore`. */
  readonly snapshot = (): number => {
    for (const [handle, known] of this.#seen) {
      const value = peek(handle)
      if (Object.is(value, known)) continue
      this.#seen.set(handle, value)
      this.#changes += 1
    }
    return this.#changes
  }

  /** React is the only one that subscribes, and one at a time. */
  readonly subscribe = (onChange: () => void): Undo => {
    this.#onChange = onChange
    for (const handle of this.#seen.keys()) this.#follow(handle)
    return () => {
      this.#onChange = undefined
      for (const undo of this.#undos.splice(0)) undo()
    }
  }

  /** Changes what is followed in the middle of a render, which shows it anyway. */
  silently(change: () => void): void {
    this.#isSilent = true
    try {
      change()
    } finally {
      this.#isSilent = false
    }
  }

  #follow(handle: Handle): void {
    const tell = () => {
      if (!this.#isSilent) this.#onChange?.()
    }
    this.#undos.push(handle.source.subscribe(tell, { immediate: false }))
  }
}

/** Stands for whatever a derived value throws: the render that reads it throws that, and it is another one each time. */
const THROWN: unique symbol = Symbol('metamon.thrown')

function peek(handle: Handle): unknown {
  try {
    return handle.source.peek()
  } catch {
    return THROWN
  }
}
