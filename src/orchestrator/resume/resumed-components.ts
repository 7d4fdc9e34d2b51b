import type { StateSlot } from '../../../adapters/contract.ts'
import { createSlotMap, type SlotMap } from '../../shared/slot-map.ts'
import { takeState, toStates, type CapturedValue, type ComponentStates } from '../component-states.ts'
import type { ValueRecord } from './record.ts'

/** Hands the state of the page before this one to the components that come up in this one. */
export interface ResumedComponents {
  /** What is left to be handed out, and what became of the rest. */
  readonly left: LeftStates
  /** All that there was. */
  readonly all: readonly CapturedValue[]
  /** The value that a slot begins with. */
  take<Value>(slot: StateSlot, initialise: () => Value): Value
}

export interface LeftStates extends ComponentStates {
  readonly values: SlotMap<CapturedValue>
}

/** The initial value is no longer known, but that the value is another one. */
const OTHER: unique symbol = Symbol('metamon.other')

/** @param records what the page before this one has left */
export function createResumedComponents(records: readonly ValueRecord[]): ResumedComponents {
  const left = toLeft(records)
  return {
    left,
    all: left.values.values(),
    take(slot, initialise) {
      if (left.values.size === 0) return initialise()
      // As on any page load; so the initial value is known, which the next edit may change.
      const initial = initialise()
      return takeState(slot, left, () => initial)
    },
  }
}

function toLeft(records: readonly ValueRecord[]): LeftStates {
  const values = createSlotMap<CapturedValue>()
  const ambiguous = new Set<CapturedValue>()
  for (const { isAmbiguous, ...record } of records) {
    const one = { ...record, initial: Object.is(record.value, record.initial) ? OTHER : record.initial }
    values.set(one.instance, one.name, one)
    if (isAmbiguous) ambiguous.add(one)
  }
  return { ...toStates(values), values, ambiguous }
}
