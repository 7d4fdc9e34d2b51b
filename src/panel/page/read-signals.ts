import { isSecretName } from '../../orchestrator/resume/secrets.ts'
import type { PageInspection } from '../../orchestrator/inspect.ts'
import type { GlobalSignal } from '../../runtime/nodes.ts'
import type { Registry } from '../../runtime/registry.ts'
import { isTouched } from '../../runtime/signals.ts'
import { toPlainJson } from '../plain-json.ts'
import type { Participant, SignalPage, SignalQuery, SignalView } from '../source.ts'
import { describeValue, HIDDEN } from '../value-view.ts'
import type { WriterWatch } from './watch-writers.ts'

/** Where the signals of a page are, and who uses them. */
export interface SignalReader {
  readonly registry: Registry
  readonly inspection: PageInspection
  readonly writers: WriterWatch
}

/** Reads some signals of the page, in the order of their keys. */
export function readSignals({ registry, inspection, writers }: SignalReader, query: SignalQuery): SignalPage {
  const wanted = query.text.trim().toLowerCase()
  const keys = [...registry.signals.keys()].filter((key) => key.toLowerCase().includes(wanted)).toSorted()
  const counts = registry.subscriptionCounts().signals
  const followers = followersByName(inspection, 'signal')
  const signals = keys.slice(0, query.limit).map((key) => ({
    // It was found there just now.
    ...toView(key, registry.signals.get(key)!, inspection),
    writers: writers.of(key),
    followers: followers.get(key) ?? [],
    subscribers: counts[key] ?? 0,
  }))
  return { signals, matching: keys.length, total: registry.signals.size }
}

type OfValue = Pick<SignalView, 'key' | 'value' | 'json' | 'initial' | 'isTouched'>

function toView(key: string, signal: GlobalSignal, inspection: PageInspection): OfValue {
  const touched = isTouched(signal)
  if (isSecretName(key)) return { key, value: HIDDEN, isTouched: touched }
  const value = signal.peek()
  const json = toPlainJson(value)
  const initial = touched ? inspection.initialOf(key) : (json ?? inspection.initialOf(key))
  return {
    key,
    value: describeValue(value, isSecretName),
    isTouched: touched,
    ...(json !== undefined && !holdsSecret(value) && { json }),
    ...(initial !== undefined && { initial }),
  }
}

/** What is hidden in the view is not shown in the field that edits it either. */
function holdsSecret(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, part]) => isSecretName(name) || holdsSecret(part))
}

/** Who follows what, by the name of the event or signal. */
export function followersByName(
  inspection: PageInspection,
  wanted: 'event' | 'signal',
): ReadonlyMap<string, readonly Participant[]> {
  const byName = new Map<string, Map<string, number>>()
  for (const { kind, name, by, count } of inspection.followers()) {
    if (kind !== wanted) continue
    const known = byName.get(name) ?? new Map<string, number>()
    byName.set(name, known.set(by, (known.get(by) ?? 0) + count))
  }
  return new Map(
    [...byName].map(([name, counts]) => [name, [...counts].map(([by, count]) => ({ name: by, count }))]),
  )
}
