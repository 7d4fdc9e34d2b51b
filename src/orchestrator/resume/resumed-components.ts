import type { StateSlot } from '../../../adapters/contract.ts'
import { slotKey, type CapturedValue, type ComponentState, type ComponentStates } from '../component-state.ts'
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
  const left = toStates(values)
  const all = new Map(left.values)
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
    isComplete: () => [...all.keys()].every((key) => left.fates.has(key)),
    consume() {
      if (left.values.size === 0) return
      for (const key of state.capture().values.keys()) left.values.delete(key)
    },
    release: () => left.values.clear(),
    report({ isWaiting }) {
      const live = new Set([...state.capture().values.values()].map(({ instance }) => instance))
      const absence = isWaiting ? WAITING : NOT_SHOWN
      return describeVariables({ ...left, values: all }, (_, { instance }) =>
        live.has(instance) ? REMOVED : absence,
      )
    },
  }
}

interface LeftStates extends ComponentStates {
  readonly values: Map<string, CapturedValue>
}

function toStates(records: readonly ValueRecord[]): LeftStates {
  const ambiguous = new Set(records.filter((one) => one.isAmbiguous).map(slotKey))
  const values = records.map((one): [string, CapturedValue] => [
    slotKey(one),
    { ...one, initial: Object.is(one.value, one.initial) ? OTHER : one.initial },
  ])
  return {
    values: new Map(values),
    ambiguous,
    errors: [],
    late: new Set(),
    fates: new Map(),
    overrides: new Map(),
  }
}
