import { createSignal, getOwner, onCleanup, type Accessor } from 'solid-js'
import type { ReadonlySignal, Signal, Signals } from '../../src/index.ts'
import { connectSignal } from '../shared/connect-signal.ts'
import type { DeclaredKey, OtherKey } from '../../src/runtime/keys.ts'
import { resolveSignal } from '../shared/resolve-signal.ts'

/** What a component gets for a writable signal: an accessor of its value, and a setter. */
export type SignalBinding<T> = [value: Accessor<T>, set: (next: T | ((previous: T) => T)) => void]

/**
 * Binds a component to a signal: what reads the value runs again when it changes, until the component is
 * gone. With a key, the signal is the global one of that key, created with `initial` if there is none.
 * Another key or signal is followed from the next render on where components are functions that render;
 * where their setup runs once, the first one is theirs for as long as they live.
 *
 * @example
 * const [total, setTotal] = useSignal('cart:total', 0)
 * const [doubled] = useSignal(doubledTotal)
 */
export function useSignal<Key extends DeclaredKey>(
  key: Key,
  initial: Signals[Key],
): SignalBinding<Signals[Key]>
export function useSignal<T, Key extends string = string>(key: OtherKey<Key>, initial: T): SignalBinding<T>
export function useSignal<T>(signal: Signal<T>): SignalBinding<T>
export function useSignal<T>(signal: ReadonlySignal<T>): [value: Accessor<T>]
export function useSignal<T>(
  source: string | ReadonlySignal<T>,
  initial?: T,
): SignalBinding<T> | [value: Accessor<T>] {
  const signal = resolveSignal(source, initial)
  const [version, changed] = createSignal<void>(undefined, { equals: false })
  const undo = connectSignal('solid', signal, () => changed())
  if (getOwner()) onCleanup(undo)
  const value = () => {
    version()
    return signal.peek()
  }
  return [value, (next) => signal.set(isUpdater(next) ? next(signal.peek()) : next)]
}

/** As with Solid's own setters, a function is always taken for an updater. */
function isUpdater<T>(next: T | ((previous: T) => T)): next is (previous: T) => T {
  return typeof next === 'function'
}
