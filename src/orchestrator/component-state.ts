import type {
  ComponentStateSnapshot,
  StateCell,
  StateSlot,
  StateSource,
  StateValue,
} from '../../adapters/contract.ts'
import type { Undo } from '../runtime/undo.ts'
import type { Framework } from '../shared/framework.ts'
import { createSlotMap, type ReadonlySlotMap } from '../shared/slot-map.ts'
import { decide, type StateFate } from './state-policy.ts'

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

/** The variables of all live components. */
export type LiveSlots = Pick<ReadonlySlotMap<true>, 'has' | 'hasInstance'>

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

/** All variables that one stands for; undefined for one that stands for itself. */
type Expand = (value: StateValue) => Iterable<StateValue> | undefined
/** The names of the variables that one stands for besides itself, in the same instance. */
type ExpandSlot = (instance: string, name: string) => Iterable<string> | undefined

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
      // What an instance's name takes to work out, nobody is to wait for while the page is idle.
      if (!from) return initialise()
      const saved = findSaved(from, slot)
      if (!saved) return initialise()
      slot.handed = saved.noted
      // The variable has the same name in the same component; what it holds came out of this slot.
      if (from.overrides.size > 0 && from.overrides.has(saved)) return from.overrides.get(saved) as Value
      const isLate = from.late.size > 0 && from.late.has(saved)
      const { value, fate } = decide(saved, slot, isLate ? always(initialise()) : initialise)
      if (fate) from.fates.set(saved, fate)
      else from.fates.delete(saved)
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

/** What the slot held: under its own name, or under the one that it had before. */
function findSaved({ values }: ComponentStates, slot: StateSlot): CapturedValue | undefined {
  const { instance, name } = slot
  const saved = values.get(instance, name)
  if (saved) return saved
  const { former } = slot
  return former === undefined ? undefined : values.get(instance, former)
}

function captureAll(
  { sources, isComponent, expand }: Capturing,
  earlier: ComponentStates | undefined,
): ComponentStates {
  const values = createSlotMap<CapturedValue>()
  const ambiguous = new Set<CapturedValue>()
  const errors: unknown[] = []
  const add = (one: CapturedValue) => {
    if (!isValue(one, isComponent)) return
    const known = values.get(one.instance, one.name)
    if (!known) values.set(one.instance, one.name, one)
    else if (!Object.is(known.value, one.value)) ambiguous.add(known)
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
  const late = new Set<CapturedValue>()
  for (const one of earlier?.values.values() ?? []) {
    if (values.has(one.instance, one.name)) continue
    values.set(one.instance, one.name, one)
    if (earlier?.late.has(one)) late.add(one)
  }
  return { ...toStates(values), late, ambiguous, errors }
}

/** Sources make what they give for whoever reads them: copies of thousands of them would only take time. */
const toCaptured = (value: StateValue, framework: Framework | undefined): CapturedValue =>
  value.framework === framework ? value : Object.assign(value, { framework })

/** What cannot be read was said when it was captured. */
function listAll(sources: Iterable<StateSource>, expandSlot: ExpandSlot): LiveSlots {
  const slots = createSlotMap<true>()
  const note = (instance: string, name: string) => {
    slots.set(instance, name, true)
    const more = expandSlot(instance, name)
    if (more) for (const other of more) slots.set(instance, other, true)
  }
  for (const source of sources) {
    try {
      if (source.slots) source.slots(note)
      else for (const { instance, name } of source.read()) note(instance, name)
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
  return typeof value !== 'object' || !(value instanceof EventTarget)
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
  for (const one of values.values()) {
    const { instance, name, framework, value, isInternal } = one
    if (isInternal) continue
    const owner = framework && { framework }
    const component = components.get(instance) ?? { componentId: instance, ...owner, values: new Map() }
    components.set(instance, component)
    component.values.set(name, overrides.has(one) ? overrides.get(one) : value)
  }
  return components
}

/** The state of one component as cells; what is written reaches the component that takes its place. */
export function toCells(states: ComponentStates, componentId: string): readonly StateCell[] {
  return states.values
    .values()
    .filter(({ instance }) => instance === componentId)
    .map((one) => ({
      name: one.name,
      read: () => one.value,
      write: (next) => void states.overrides.set(one, next),
    }))
}
