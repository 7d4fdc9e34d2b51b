import type { ReadonlySignal, Signal } from '../index.ts'

/** Makes a signal that is read from `source` and written by `write`. */
export function withWrite<T>(source: ReadonlySignal<T>, write: (value: T) => void): Signal<T> {
  return {
    key: source.key,
    get value() {
      return source.value
    },
    set value(value) {
      write(value)
    },
    peek: () => source.peek(),
    subscribe: (listener, options) => source.subscribe(listener, options),
    set: write,
    update: (change) => write(change(source.peek())),
  }
}
