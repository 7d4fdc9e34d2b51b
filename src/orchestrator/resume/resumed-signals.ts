import type { CoreRegistry } from '../../runtime/core-registry.ts'
import type { Signal } from '../../runtime/signal-types.ts'
import type { Loss } from '../../shared/protocol.ts'
import type { SignalRecord } from './record.ts'

/** Gives the global signals of this page the values that they had on the page before it. */
export interface ResumedSignals {
  /**
   * To be called with every signal that has been made, before anybody else knows it.
   * @returns whether the page before has left something for it
   */
  created(one: Signal<unknown>, initial: unknown): boolean
  /** Whether a module has declared all of them. */
  isComplete(): boolean
  /** What no module has declared so far, by key. */
  undeclared(): ReadonlyMap<string, unknown>
  /** To be called before a module is evaluated. What it writes on its way is taken back by the function it returns. */
  aroundEvaluation(): () => void
  /** What became of each signal so far. */
  report(): { readonly kept: readonly string[]; readonly lost: readonly Loss[] }
}

const OTHER_TYPE = 'its initial value is of another type'
const NOT_DECLARED = 'no module has declared it'

/** To be created before any module makes a signal: the first render shows what was left. */
export function createResumedSignals(
  { signals }: Pick<CoreRegistry, 'signals'>,
  records: readonly SignalRecord[],
): ResumedSignals {
  const values = new Map(records.map(({ key, value }) => [key, value]))
  const losses = new Map(records.map(({ key }) => [key, NOT_DECLARED]))
  const undeclared = new Map(values)
  return {
    created(one, initial) {
      const { key } = one
      if (key === undefined || !undeclared.delete(key)) return false
      const value = values.get(key)
      if (isSameType(value, initial)) {
        losses.delete(key)
        one.set(value)
      } else losses.set(key, OTHER_TYPE)
      return true
    },
    isComplete: () => undeclared.size === 0,
    undeclared: () => undeclared,
    aroundEvaluation() {
      const before = Array.from(values, ([key, value]) => {
        const one = signals.get(key)
        return [key, one ? one.peek() : value] as const
      })
      return () => {
        for (const [key, value] of before) if (losses.get(key) !== OTHER_TYPE) signals.get(key)?.set(value)
      }
    },
    report: () => ({
      kept: [...values.keys()].flatMap((key) => (losses.has(key) ? [] : [`signal:${key}`])),
      lost: [...losses].map(([key, reason]) => ({ name: `signal:${key}`, reason })),
    }),
  }
}

/** Where one of the two is nothing, it says nothing of what the signal is to hold. */
function isSameType(value: unknown, initial: unknown): boolean {
  const [type, initialType] = [typeOf(value), typeOf(initial)]
  return type === initialType || type === 'nothing' || initialType === 'nothing'
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  return Array.isArray(value) ? 'array' : typeof value
}
