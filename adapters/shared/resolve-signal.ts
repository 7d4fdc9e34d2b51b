import { signal, type ReadonlySignal, type Signal } from '../../src/index.ts'

/** The signal that `useSignal` was asked for: itself, or the global one of that key. */
export function resolveSignal<T>(source: string | ReadonlySignal<T>, initial: T | undefined): Signal<T> {
  // The overloads of `useSignal` ask for an initial value with a key, and hide the setter of what has none.
  return (typeof source === 'string' ? signal(source, initial as T) : source) as Signal<T>
}
