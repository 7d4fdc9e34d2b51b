import type {
  ComponentStateSnapshot,
  StateCell,
  StateSlot,
  StateSource,
  StateValue,
} from '../../adapters/contract.ts'
import type { Undo } from '../runtime/undo.ts'
import type { Framework } from '../shared/framework.ts'
import { createSlotMap, type SlotMap } from '../shared/slot-map.ts'
import { decide, type StateFate } from './state-policy.ts'

/** A variable, what it held, and whose component it is in. */
export interface CapturedValue extends StateValue {
  readonly framework?: Framework
}

/** What the variables of all live components held before an update, by `slotKey`. */
export interface ComponentStates {
  /** Kept by reference. */
  readonly values: ReadonlyMap<string, CapturedValue>
  /** Keys that more than one live variable had, with different values. */
  readonly ambiguous: ReadonlySet<string>
  /** Keys of what an update before has taken off the page, and nobody has taken yet. */
  readonly late: ReadonlySet<string>
  /** What has been thrown by sources that could not be read. */
  readonly errors: readonly unknown[]
  /** Filled while the values are handed out. */
  readonly fates: Map<string, StateFate>
  /** Values that were put in the place of the captured ones. */
  readonly overrides: Map<string, unknown>
}

/** The variables of all live components. */
export type LiveSlots = Pick<SlotMap<true>, 'has' | 'hasInstance'>

/** Reads the state of components, and hands it to those that take their place. */
export interface ComponentState {
  addSource(source: StateSource): Undo
  /** @param earlier values to fall back on for variables that no live component has now */
  capture(earlier?: ComponentStates): ComponentStates
  /** What is there now, without what it holds. */
  live(): LiveSlots
  /** The value that a slot is given: the captured one when it is to be kept, else what the initialiser gives. */
  take<Value>(slot: StateSlot, from: ComponentStates | undefined, initialise: () => Value): Value
}

export interface ComponentStateDeps {
  /** True for functions that a framework updates in place: whoever holds one holds no old code. */
  readonly isComponent?: (held: unknown) => boolean
  readonly expand?: Expand
  readonly expandSlot?: ExpandSlot
}

type SlotName = Pick<StateSlot, 'instance' | 'name'>
/** All variables that one stands for; undefined for one that stands for itself. */
type Expand = (value: StateValue) => Iterable<StateValue> | undefined
/** The variables that one stands for besides itself. */
type ExpandSlot = (slot: SlotName) => Iterable<SlotName> | undefined

const nothingMore = (): undefined => undefined

/** Creates the keeper of all component state of one page; it has no sources yet. */
export function createComponentState(deps: ComponentStateDeps = {}): ComponentState {
  const sources = new Set<StateSource>()
  const { isComponent = () => false, expand = nothingMore, expandSlot = nothingMore } = deps
  return {
    addSource(source) {
      sources.add(source)
      return () => sources.delete(source)
    },
    capture: (earlier) => captureAll({ sources, isComponent, expand }, earlier),
    live: () => listAll(sources, expandSlot),
    take<Value>(slot: StateSlot, from: ComponentStates | undefined, initialise: () => Value) {
      // What a key takes to work out, nobody is to wait for while the page is idle.
      if (!from) return initialise()
      const key = keyIn(from, slot)
      // The variable has the same name in the same component; what it holds came out of this slot.
      if (from.overrides.size > 0 && from.overrides.has(key)) return from.overrides.get(key) as Value
      const saved = from.values.get(key)
      if (!saved) return initialise()
      const isLate = from.late.size > 0 && from.late.has(key)
      const { value, fate } = decide(saved, slot, isLate ? always(initialise()) : initialise)
      if (fate) from.fates.set(key, fate)
      else from.fates.delete(key)
      // The same as above: it is of the slot's type.
      return value as Value
    },
  }
}

/** Who has noted nothing of a variable learns that way what its initial value is. */
const always =
  <Value>(value: Value) =>
  () =>
    value

/** Tells a variable of one component from all others. */
export const slotKey = ({ instance, name }: Pick<StateSlot, 'instance' | 'name'>): string =>
  `${instance}\n${name}`

/** The key of what the slot held: under its own name, or under the one that it had before. */
function keyIn({ values }: ComponentStates, slot: StateSlot): string {
  const key = slotKey(slot)
  if (values.has(key) || slot.former === undefined) return key
  return slotKey({ instance: slot.instance, name: slot.former })
}

function captureAll(
  { sources, isComponent, expand }: Capturing,
  earlier: ComponentStates | undefined,
): ComponentStates {
  const values = new Map<string, CapturedValue>()
  const ambiguous = new Set<string>()
  const errors: unknown[] = []
  const add = (one: CapturedValue) => {
    if (!isValue(one, isComponent)) return
    const key = slotKey(one)
    const known = values.get(key)
    if (known && !Object.is(known.value, one.value)) ambiguous.add(key)
    if (!known) values.set(key, one)
  }
  const addAll = (read: StateValue, framework: Framework | undefined) => {
    const all = expand(read)
    if (!all) return add(toCaptured(read, framework))
    for (const one of all) add(toCaptured(one, framework))
  }
  for (const source of sources) {
    const { framework } = source
    try {
      for (const read of source.read()) addAll(read, framework)
    } catch (error) {
      errors.push(error)
    }
  }
  const late = new Set<string>()
  for (const [key, one] of earlier?.values ?? []) {
    if (values.has(key)) continue
    values.set(key, one)
    if (earlier?.late.has(key)) late.add(key)
  }
  return { values, late, ambiguous, errors, fates: new Map(), overrides: new Map() }
}

/** Sources make what they give for whoever reads them: copies of thousands of them would only take time. */
const toCaptured = (value: StateValue, framework: Framework | undefined): CapturedValue =>
  framework ? Object.assign(value, { framework }) : value

/** What cannot be read was said when it was captured. */
function listAll(sources: Iterable<StateSource>, expandSlot: ExpandSlot): LiveSlots {
  const slots = createSlotMap<true>()
  for (const source of sources) {
    try {
      for (const slot of source.slots?.() ?? source.read()) {
        slots.set(slot.instance, slot.name, true)
        for (const { instance, name } of expandSlot(slot) ?? []) slots.set(instance, name, true)
      }
    } catch {
      continue
    }
  }
  return slots
}

interface Capturing {
  readonly sources: Iterable<StateSource>
  readonly isComponent: (held: unknown) => boolean
  readonly expand: Expand
}

/** Elements and what else the platform runs belong to one instance, functions to one version of its code. */
function isValue({ value, initial }: StateValue, isComponent: (held: unknown) => boolean): boolean {
  if (typeof value === 'function') return !Object.is(value, initial) && isComponent(value)
  return !(value instanceof EventTarget)
}

/** The values of each component together, by the component's instance. */
export function byComponent({
  values,
  overrides,
}: ComponentStates): ReadonlyMap<string, ComponentStateSnapshot> {
  const components = new Map<
    string,
    { componentId: string; framework?: Framework; values: Map<string, unknown> }
  >()
  for (const [key, { instance, name, framework, value, isInternal }] of values) {
    if (isInternal) continue
    const owner = framework && { framework }
    const component = components.get(instance) ?? { componentId: instance, ...owner, values: new Map() }
    components.set(instance, component)
    component.values.set(name, overrides.has(key) ? overrides.get(key) : value)
  }
  return components
}

/** The state of one component as cells; what is written reaches the component that takes its place. */
export function toCells(states: ComponentStates, componentId: string): readonly StateCell[] {
  return [...states.values]
    .filter(([, { instance }]) => instance === componentId)
    .map(([key, { name, value }]) => ({
      name,
      read: () => value,
      write: (next) => void states.overrides.set(key, next),
    }))
}
