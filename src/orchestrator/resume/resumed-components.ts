import type { StateSlot } from '../../../adapters/contract.ts'
import { createSlotMap, type SlotMap } from '../../shared/slot-map.ts'
import {
  toStates,
  type CapturedValue,
  type ComponentState,
  type ComponentStates,
} from '../component-state.ts'
import { describeVariables, type DescribedState } from '../kept.ts'
import { REMOVED, type StateFate } from '../state-policy.ts'
import type { ValueRecord } from './record.ts'

/** Hands the state of the page before this one to the components that come up in this one. */
export interface ResumedComponents {
  /** What is left to be handed out; undefined when there is nothing. */
  readonly states: ComponentStates | undefined
  /** The value that a slot begins with. */
  take<Value>(slot: StateSlot, initialise: () => Value): Value
  /** Whether all of it has been taken. */
  isComplete(): boolean
  /** Forgets what has arrived: an instance that is created in the same place later is another one. */
  consume(): void
  /** Forgets everything that is left. */
  release(): void
  /**
   * What became of each variable so far.
   * @param options.isWaiting whether the page has failed to come up, and what is left waits for the fix
   */
  report(options: { readonly isWaiting: boolean }): DescribedState
}

/** The initial value is no longer known, but that the value is another one. */
const OTHER: unique symbol = Symbol('metamon.other')

const NOT_SHOWN: StateFate = {
  fate: 'lost',
  reason: 'its component is not on the page again',
  isDeliberate: false,
}
const WAITING: StateFate = {
  fate: 'lost',
  reason: 'the page has failed to come up; it waits for the fix',
  isDeliberate: false,
}

/** @param values what the page before this one has left */
export function createResumedComponents(
  values: readonly ValueRecord[],
  state: ComponentState,
): ResumedComponents {
  const left = toLeft(values)
  const all = left.values.values()
  return {
    get states() {
      return left.values.size > 0 ? left : undefined
    },
    take(slot, initialise) {
      if (left.values.size === 0) return initialise()
      // As on any page load; so the initial value is known, which the next edit may change.
      const initial = initialise()
      return state.take(slot, left, () => initial)
    },
    isComplete: () => all.every((one) => left.fates.has(one)),
    consume() {
      if (left.values.size === 0) return
      for (const { instance, name } of state.capture().values.values()) left.values.delete(instance, name)
    },
    release: () => left.values.clear(),
    report({ isWaiting }) {
      const live = state.capture().values
      const absence = isWaiting ? WAITING : NOT_SHOWN
      return describeVariables({ ...left, values: { values: () => all } }, ({ instance }) =>
        live.hasInstance(instance) ? REMOVED : absence,
      )
    },
  }
}

interface LeftStates extends ComponentStates {
  readonly values: SlotMap<CapturedValue>
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
