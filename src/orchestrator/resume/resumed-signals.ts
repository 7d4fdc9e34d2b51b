import type { CoreRegistry } from '../../runtime/core-registry.ts'
import type { Signal } from '../../runtime/signal-types.ts'
import { NOTHING, typeOf } from '../state-policy.ts'
import type { SignalRecord } from './record.ts'

/** Gives the global signals of this page the values that they had on the page before it. */
export interface ResumedSignals {
  /** What was left, by key. */
  readonly values: ReadonlyMap<string, unknown>
  /** What of it no module has declared so far. */
  readonly undeclared: ReadonlyMap<string, unknown>
  /** Keys of signals whose initial value is of another type. */
  readonly refused: ReadonlySet<string>
  /**
   * To be called with every signal that has been made, before anybody else knows it.
   * @returns whether the page before has left something for it
   */
  created(one: Signal<unknown>, initial: unknown): boolean
  /** To be called before a module is evaluated. What it writes on its way is taken back by the function it returns. */
  aroundEvaluation(): () => void
}

/** To be created before any module makes a signal: the first render shows what was left. */
export function createResumedSignals(
  { signals }: Pick<CoreRegistry, 'signals'>,
  records: readonly SignalRecord[],
): ResumedSignals {
  const values = new Map(records.map(({ key, value }) => [key, value]))
  const undeclared = new Map(values)
  const refused = new Set<string>()
  return {
    values,
    undeclared,
    refused,
    created(one, initial) {
      const { key } = one
      if (key === undefined || !undeclared.delete(key)) return false
      const value = values.get(key)
      if (isSameType(typeOf(value), typeOf(initial))) one.set(value)
      else refused.add(key)
      return true
    },
    aroundEvaluation() {
      const before = [...values].map(
        ([key, value]) => [key, (signals.get(key) ?? { peek: () => value }).peek()] as const,
      )
      return () => {
        for (const [key, value] of before) if (!refused.has(key)) signals.get(key)?.set(value)
      }
    },
  }
}

/** Where one of the two is nothing, it says nothing of what the signal is to hold. */
const isSameType = (type: string, initialType: string): boolean =>
  type === initialType || type === NOTHING || initialType === NOTHING
