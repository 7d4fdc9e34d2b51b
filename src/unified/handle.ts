import type { Signal } from '../index.ts'
import { registry } from '../runtime/core-registry.ts'
import { changeCopy, copyOf } from './copy-on-write.ts'

/** Told what a render reads. */
export interface Tracker {
  track(handle: Handle): void
  /** Told when all that matters is whether the value is this one. */
  ask?(handle: Handle, value: unknown): void
}

/** Who follows the handles of a scope: at most one framework at a time. */
export interface Tracked {
  tracker: Tracker | undefined
}

/**
 * `$name`: reads and writes one value of a component, and tells the framework that renders it what it
 * reads. The value is made when it is first looked at, so that declarations may stand in any order.
 */
export class Handle {
  readonly #scope: Tracked
  readonly #make: () => Signal<unknown>
  #made: Signal<unknown> | undefined

  constructor(scope: Tracked, make: () => Signal<unknown>) {
    this.#scope = scope
    this.#make = make
  }

  /** The value. What is derived throws a TypeError when it is written. */
  get value(): unknown {
    // A computed follows the signal itself; a framework must not follow what is read on its behalf.
    if (!registry.reader) this.#scope.tracker?.track(this)
    return this.source.value
  }

  set value(value: unknown) {
    this.source.value = value
  }

  /** `$x === value` of a row: who asks this need not hear of changes between other values. */
  is(value: unknown): boolean {
    if (!registry.reader) this.#scope.tracker?.ask?.(this, value)
    return this.source.value === value
  }

  /** What framework adapters subscribe to. */
  get source(): Signal<unknown> {
    return (this.#made ??= this.#make())
  }

  /** `$x.a.b = value`, or with `combine` `$x.a.b += value`: gives what was assigned. */
  put(
    path: readonly PropertyKey[],
    value: unknown,
    combine?: (old: never, value: never) => unknown,
  ): unknown {
    return this.edit(path, (container, key) => {
      // The compiler hands over the operator that stood between the two.
      const next = combine ? combine(container[key] as never, value as never) : value
      container[key] = next
      return next
    })
  }

  /** `$x.a.b++`, `delete $x.a.b`, `$x.a.b ??= value`: changes a copy of the path, gives what `change` gives. */
  edit<T>(
    path: readonly PropertyKey[],
    change: (container: Record<PropertyKey, unknown>, key: PropertyKey) => T,
  ): T {
    const { root, result } = changeCopy(this.source.peek(), path, change)
    this.value = root
    return result
  }

  /** `$x.a.push(value)`: calls the method on a copy. What returns its container gives the copy. */
  call(path: readonly PropertyKey[], method: string, input: readonly unknown[]): unknown {
    const invoke = (container: unknown): unknown =>
      // A missing method throws here what it throws without a copy.
      (container as Record<string, (...input: readonly unknown[]) => unknown>)[method]!(...input)
    if (path.length > 0) {
      return this.edit(path, (container, key) => {
        container[key] = copyOf(container[key])
        return invoke(container[key])
      })
    }
    const copy = copyOf(this.source.peek())
    const result = invoke(copy)
    this.value = copy
    return result
  }

  /** `$x?.a.push(value)`: the same, or nothing when there is nothing to call it on. */
  callOptional(path: readonly PropertyKey[], method: string, input: readonly unknown[]): unknown {
    const container = path.reduce<unknown>(
      // Whatever is neither `null` nor `undefined` can be asked for a key.
      (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
      this.source.peek(),
    )
    return container === undefined || container === null ? undefined : this.call(path, method, input)
  }
}
