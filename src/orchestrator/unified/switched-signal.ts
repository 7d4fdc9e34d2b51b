import { computed, signal, untracked, type Signal } from '../../index.ts'

/** A signal that can become another one; whoever follows it goes on with that one. */
export interface SwitchedSignal extends Signal<unknown> {
  /** @param make called when it is next looked at */
  become(make: () => Signal<unknown>): void
}

/** @param make called when it is first looked at */
export function createSwitchedSignal(make: () => Signal<unknown>): SwitchedSignal {
  const source = signal(once(make))
  const shown = computed(() => source.value().value)
  const inner = () => source.peek()()
  const set = (value: unknown) => inner().set(value)
  return {
    key: undefined,
    get value() {
      return shown.value
    },
    set value(value) {
      set(value)
    },
    peek: () => shown.peek(),
    subscribe: (listener, options) => shown.subscribe(listener, options),
    set,
    update: (change) => inner().update(change),
    become: (next) => source.set(once(next)),
  }
}

function once(make: () => Signal<unknown>): () => Signal<unknown> {
  let made: Signal<unknown> | undefined
  return () => (made ??= untracked(make))
}
