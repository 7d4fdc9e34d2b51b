import type { Registry, Signal } from '../../runtime/registry.ts'
import { signal } from '../../runtime/signals.ts'
import type { Loss } from '../../shared/protocol.ts'
import type { SignalRecord } from './record.ts'

/** Gives the global signals of this page the values that they had on the page before it. */
export interface ResumedSignals {
  /** To be called for every declaration of a signal that exists already. */
  declared(one: Signal<unknown>, initial: unknown): void
  /** Whether a module has declared all of them. */
  isComplete(): boolean
  /** Keys that no module has declared so far. */
  undeclared(): ReadonlySet<string>
  /** To be called before a module is evaluated. What it writes on its way is taken back by the function it returns. */
  aroundEvaluation(): () => void
  /** What became of each signal so far. */
  report(): { readonly kept: readonly string[]; readonly lost: readonly Loss[] }
}

/** What a signal holds while it is created: whatever is written to it, it has been written to. */
const NOTHING: unique symbol = Symbol('metamon.nothing')

const OTHER_TYPE = 'its initial value is of another type'
const NOT_DECLARED = 'no module has declared it'

/** Creates the signals before any module asks for them: the first render shows their values. */
export function createResumedSignals(registry: Registry, records: readonly SignalRecord[]): ResumedSignals {
  const created = records.filter(({ key }) => !registry.signals.has(key))
  for (const { key, value } of created) signal<unknown>(key, NOTHING).set(value)
  const values = new Map(created.map(({ key, value }) => [key, value]))
  const losses = new Map(created.map(({ key }) => [key, NOT_DECLARED]))
  const undeclared = new Set(values.keys())
  return {
    declared(one, initial) {
      const { key } = one
      if (key === undefined || !undeclared.delete(key)) return
      losses.delete(key)
      if (isSameType(values.get(key), initial)) return
      losses.set(key, OTHER_TYPE)
      one.set(initial)
    },
    isComplete: () => undeclared.size === 0,
    undeclared: () => undeclared,
    aroundEvaluation() {
      const before = [...values.keys()].flatMap((key) => {
        const one = registry.signals.get(key)
        return one ? [{ one, key, value: one.peek() }] : []
      })
      return () => {
        for (const { one, key, value } of before) if (losses.get(key) !== OTHER_TYPE) one.set(value)
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
