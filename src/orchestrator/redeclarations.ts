import type { Signal } from '../runtime/registry.ts'
import { attempt } from './attempt.ts'

/** Notes the initial values that modules declare for a global signal. */
export interface Redeclarations {
  /** To be called for every declaration of a signal that exists already. */
  declared(signal: Signal<unknown>, initial: unknown): void
  /** The initial value that was declared last for each signal that was declared more than once, as text. */
  readonly latest: ReadonlyMap<string, string>
}

/** A value that no module has declared before for a signal. `forget` makes it new again. */
export type Renewed = (signal: Signal<unknown>, initial: unknown, forget: () => void) => void

/** @param renewed called for each of them */
export function createRedeclarations(renewed: Renewed): Redeclarations {
  const seen = new Map<string, Set<string>>()
  const latest = new Map<string, string>()
  return {
    latest,
    declared(signal, initial) {
      const { key } = signal
      const text = toText(initial)
      if (key === undefined || text === undefined) return
      latest.set(key, text)
      const known = seen.get(key) ?? new Set([toText(signal.peek()) ?? ''])
      seen.set(key, known)
      const isNew = !known.has(text)
      known.add(text)
      if (isNew) renewed(signal, initial, () => known.delete(text))
    },
  }
}

/** A text that is equal for equal plain data; undefined for what is not plain data. */
const toText = (value: unknown): string | undefined => attempt(() => JSON.stringify(value) ?? String(value))
