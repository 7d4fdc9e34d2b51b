import type { DevRuntime, StateSlot, StateValue } from '../../adapters/contract.ts'
import type { ReadonlySlotMap } from '../shared/slot-map.ts'
import { toFate, type StateFate } from './state-fates.ts'
import { decide, isAsItWas, keep, type Decision } from './state-policy.ts'

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
 * @param begin gives the value that a slot begins with that nothing was captured of
 * @returns the value that a slot is given: the captured one when it is to be kept, else what the initialiser gives
 */
export function takeState<Value>(
  slot: StateSlot,
  from: ComponentStates | undefined,
  initialise: () => Value,
  begin: DevRuntime['take'] = runInitialiser,
): Value {
  // What an instance's name takes to work out, nobody is to wait for while the page is idle.
  const saved = from && findSaved(from, slot)
  if (!saved) return begin(slot, initialise)
  slot.handed = saved.noted
  // The variable has the same name in the same component; what it holds came out of this slot.
  if (from.overrides.size > 0 && from.overrides.has(saved)) return from.overrides.get(saved) as Value
  const isLate = from.late.size > 0 && from.late.has(saved)
  const decision =
    !isLate && isAsItWas(saved, slot) ? keep(saved) : decideAnew(saved, slot, { isLate, initialise, begin })
  const fate = toFate(decision, saved, slot)
  if (fate) from.fates.set(saved, fate)
  else from.fates.delete(saved)
  // The same as above: it is of the slot's type.
  return decision.value as Value
}

const runInitialiser: DevRuntime['take'] = (_slot, initialise) => initialise()

interface Taking<Value> {
  readonly isLate: boolean
  readonly initialise: () => Value
  readonly begin: DevRuntime['take']
}

function decideAnew<Value>(
  saved: CapturedValue,
  slot: StateSlot,
  { isLate, initialise, begin }: Taking<Value>,
): Decision {
  const first = () => begin(slot, initialise)
  return decide(saved, slot, isLate ? always(first()) : first)
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
