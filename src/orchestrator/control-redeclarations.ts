import { giveInitial } from './give-initial.ts'
import type { Redeclarations, Renewed } from './redeclarations.ts'

/** What running updates make of changed initial values. */
export interface ControlledRedeclarations {
  /**
   * To be called with each initial value that no module has declared before. It reaches a signal that nobody has
   * written to: two modules may declare one signal differently, and then the first one counts.
   */
  readonly renewed: Renewed
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

/** @param isReevaluating true while an update evaluates a module */
export function controlRedeclarations(
  { latest }: Pick<Redeclarations, 'latest'>,
  isReevaluating: () => boolean,
): ControlledRedeclarations {
  const resets = new Set<string>()
  let declared: (() => void)[] = []
  return {
    renewed(signal, initial, forget) {
      if (!isReevaluating()) return
      declared.push(forget)
      if (signal.key !== undefined && giveInitial(signal, initial)) resets.add(signal.key)
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
