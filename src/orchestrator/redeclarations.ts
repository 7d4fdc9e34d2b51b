import { attempt } from './attempt.ts'
import type { Signal } from '../runtime/registry.ts'

/** Follows the initial values that modules declare for a global signal. */
export interface Redeclarations {
  /** To be called for every declaration of a signal that exists already. */
  declared(signal: Signal<unknown>, initial: unknown): void
  /** Whether the running update has given this signal a new initial value. */
  isReset(key: string): boolean
  /** Keys of the signals that the running update has given a new initial value. */
  readonly resets: ReadonlySet<string>
  /** The initial value that was declared last, as text; undefined where the signal was declared once only. */
  initialOf(key: string): string | undefined
  /** Forgets the resets of the update before. */
  begin(): void
  /** Forgets what was declared since `begin`: declared again, it is new again. Values are not written back. */
  rollBack(): void
}

export interface RedeclarationsDeps {
  /** True while an update evaluates a module. */
  readonly isReevaluating: () => boolean
  /** Gives a signal another initial value, unless somebody has written to it: then it returns false. */
  readonly giveInitial: (signal: Signal<unknown>, initial: unknown) => boolean
}

/**
 * A changed initial value reaches a signal that nobody has written to. It must be one that no module has
 * declared before: two modules may declare one signal differently, and then the first one counts.
 */
export function createRedeclarations({ isReevaluating, giveInitial }: RedeclarationsDeps): Redeclarations {
  const seen = new Map<string, Set<string>>()
  const latest = new Map<string, string>()
  const resets = new Set<string>()
  let declared: (() => void)[] = []
  return {
    declared(signal, initial) {
      const key = signal.key
      const text = toText(initial)
      if (key === undefined || text === undefined) return
      latest.set(key, text)
      const known = seen.get(key) ?? new Set([toText(signal.peek()) ?? ''])
      seen.set(key, known)
      const isNew = !known.has(text)
      known.add(text)
      if (!isNew || !isReevaluating()) return
      declared.push(() => known.delete(text))
      if (giveInitial(signal, initial)) resets.add(key)
    },
    isReset: (key) => resets.has(key),
    resets,
    initialOf: (key) => latest.get(key),
    begin() {
      resets.clear()
      declared = []
    },
    rollBack() {
      resets.clear()
      for (const forget of declared.splice(0)) forget()
    },
  }
}

/** A text that is equal for equal plain data; undefined for what is not plain data. */
const toText = (value: unknown): string | undefined => attempt(() => JSON.stringify(value) ?? String(value))
