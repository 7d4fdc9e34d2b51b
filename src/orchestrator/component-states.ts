import type { StateSlot, StateValue } from '../../adapters/contract.ts'
import type { ReadonlySlotMap } from '../shared/slot-map.ts'
import { toFate, type StateFate } from './state-fates.ts'
import { decide } from './state-policy.ts'

/** A variable, what it held, and whose component it is in. */
export type CapturedValue = StateValue

/** What the variables of all live components held before an update. */
export interface ComponentStates {
  /** Kept by reference. */
  readonly values: ReadonlySlotMap<CapturedValue>
  /** Those that more than one live variable had the name of, with different values. */
  readonly ambiguous: ReadonlySet<CapturedValue>
  /** What an update before has taken off the page, and nobody has taken yet. */
  readonly late: ReadonlySet<CapturedValue>
  /** What has been thrown by sources that could not be read. */
  readonly errors: readonly unknown[]
  /** Filled while the values are handed out. */
  readonly fates: Map<CapturedValue, StateFate>
  /** Values that were put in the place of the captured ones. */
  readonly overrides: Map<CapturedValue, unknown>
}

/** The states of values that were captured at some time: nothing is known of them yet. */
export const toStates = (values: ReadonlySlotMap<CapturedValue>): ComponentStates => ({
  values,
  ambiguous: new Set(),
  late: new Set(),
  errors: [],
  fates: new Map(),
  overrides: new Map(),
})

/**
 * Hands captured state over.
 * @returns the value that a slot is given: the captured one when it is to be kept, else what the initialiser gives
 */
export function takeState<Value>(
  slot: StateSlot,
  from: ComponentStates | undefined,
  initialise: () => Value,
): Value {
  // What an instance's name takes to work out, nobody is to wait for while the page is idle.
  if (!from) return initialise()
  const saved = findSaved(from, slot)
  if (!saved) return initialise()
  slot.handed = saved.noted
  // The variable has the same name in the same component; what it holds came out of this slot.
  if (from.overrides.size > 0 && from.overrides.has(saved)) return from.overrides.get(saved) as Value
  const isLate = from.late.size > 0 && from.late.has(saved)
  const decision = decide(saved, slot, isLate ? always(initialise()) : initialise)
  const fate = toFate(decision, saved, slot)
  if (fate) from.fates.set(saved, fate)
  else from.fates.delete(saved)
  // The same as above: it is of the slot's type.
  return decision.value as Value
}

/** Who has noted nothing of a variable learns that way what its initial value is. */
const always =
  <Value>(value: Value) =>
  () =>
    value

/** What the slot held: under its own name, or under the one that it had before. */
function findSaved({ values }: ComponentStates, slot: StateSlot): CapturedValue | undefined {
  const { instance, name } = slot
  const saved = values.get(instance, name)
  if (saved) return saved
  const { former } = slot
  return former === undefined ? undefined : values.get(instance, former)
}
