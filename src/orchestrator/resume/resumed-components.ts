import type { StateSlot } from '../../../adapters/contract.ts'
import { slotKey } from '../slot-key.ts'
import { decide, type Decision } from '../state-policy.ts'
import type { ValueRecord } from './record.ts'

/** Hands the state of the page before this one to the components that come up in this one. */
export interface ResumedComponents {
  /** All that there was. */
  readonly all: readonly ValueRecord[]
  /** What is left to be handed out, by `slotKey`. */
  readonly left: Map<string, ValueRecord>
  /** What has been handed out, or not, and to which slot. */
  readonly taken: Map<ValueRecord, Taken>
  /** The value that a slot begins with. */
  take<Value>(slot: StateSlot, initialise: () => Value): Value
}

export interface Taken {
  readonly slot: StateSlot
  readonly decision: Decision
}

/** @param records what the page before this one has left */
export function createResumedComponents(records: readonly ValueRecord[]): ResumedComponents {
  const left = new Map(records.map((record) => [slotKey(record), touched(record)]))
  const taken = new Map<ValueRecord, Taken>()
  return {
    all: [...left.values()],
    left,
    taken,
    take<Value>(slot: StateSlot, initialise: () => Value): Value {
      // As on any page load; so the initial value is known, which the next edit may change.
      const initial = initialise()
      if (left.size === 0) return initial
      const { instance, name, former = name } = slot
      const saved = left.get(slotKey({ instance, name })) ?? left.get(slotKey({ instance, name: former }))
      if (!saved) return initial
      const decision = decide(saved, slot, () => initial)
      taken.set(saved, { slot, decision })
      // The variable has the same name in the same component; what it held came out of this slot.
      return decision.value as Value
    },
  }
}

/** What was left was touched, though its initial value may be no longer known but that it was another one. */
const touched = (record: ValueRecord): ValueRecord =>
  Object.is(record.value, record.initial) ? { ...record, initial: Symbol('other') } : record
