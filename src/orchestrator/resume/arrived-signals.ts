import type { Loss } from '../../shared/protocol.ts'
import type { ResumedSignals } from './resumed-signals.ts'

/** What became of the global signals of the page before this one so far. */
export function reportSignals({
  values,
  undeclared,
  refused,
}: Omit<ResumedSignals, 'created' | 'aroundEvaluation'>): {
  readonly kept: readonly string[]
  readonly lost: readonly Loss[]
} {
  const reasonOf = (key: string): string | undefined => {
    if (refused.has(key)) return 'its initial value is of another type'
    return undeclared.has(key) ? 'no module has declared it' : undefined
  }
  const all = [...values.keys()].map((key) => ({ name: `signal:${key}`, reason: reasonOf(key) }))
  return {
    kept: all.flatMap(({ name, reason }) => (reason === undefined ? [name] : [])),
    lost: all.flatMap(({ name, reason }) => (reason === undefined ? [] : [{ name, reason }])),
  }
}
