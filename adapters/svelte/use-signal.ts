import { createSubscriber } from 'svelte/reactivity'
import type { ReadonlySignal, Signal, Signals } from '../../src/index.ts'
import { connectSignal } from '../shared/connect-signal.ts'
import type { DeclaredKey, OtherKey } from '../../src/runtime/keys.ts'
import { resolveSignal } from '../shared/resolve-signal.ts'

/** What a component gets for a writable signal: `current` reads and writes it. */
export interface SignalBinding<T> {
  current: T
}

/**
 * Binds a component to a signal: what reads the value runs again when it changes, until the component is
 * gone. With a key, the signal is the global one of that key, created with `initial` if there is none.
 * Another key or signal is followed from the next render on where components are functions that render;
 * where their setup runs once, the first one is theirs for as long as they live.
 *
 * @example
 * const total = useSignal('cart:total', 0)
 * const doubled = useSignal(doubledTotal)
 */
export function useSignal<Key extends DeclaredKey>(
  key: Key,
  initial: Signals[Key],
): SignalBinding<Signals[Key]>
export function useSignal<T, Key extends string = string>(key: OtherKey<Key>, initial: T): SignalBinding<T>
export function useSignal<T>(signal: Signal<T>): SignalBinding<T>
export function useSignal<T>(signal: ReadonlySignal<T>): Readonly<SignalBinding<T>>
export function useSignal<T>(source: string | ReadonlySignal<T>, initial?: T): SignalBinding<T> {
  const signal = resolveSignal(source, initial)
  const subscribe = createSubscriber((update) => connectSignal('svelte', signal, update))
  return {
    get current() {
      subscribe()
      return signal.peek()
    },
    set current(next) {
      signal.set(next)
    },
  }
}
