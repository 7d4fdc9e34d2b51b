import type { ComponentStateSnapshot, StateCell, StateSource, StateValue } from '../../adapters/contract.ts'
import type { Undo } from '../runtime/undo.ts'
import type { Framework } from '../shared/framework.ts'
import { createSlotMap, type ReadonlySlotMap } from '../shared/slot-map.ts'
import { takeState, toStates, type CapturedValue, type ComponentStates } from './component-states.ts'

export { toStates } from './component-states.ts'
export type { CapturedValue, ComponentStates } from './component-states.ts'

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
  readonly take: typeof takeState
}

export interface ComponentStateDeps {
  /** Whose state it is. */
  readonly sources?: Set<StateSource>
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

/** Creates what reads the state of all components of one page. */
export function createComponentState(deps: ComponentStateDeps = {}): ComponentState {
  const { sources = new Set(), isComponent = () => false } = deps
  const { expand = nothingMore, expandSlot = nothingMore } = deps
  return {
    addSource(source) {
      sources.add(source)
      return () => sources.delete(source)
    },
    capture: (earlier) => captureAll({ sources, isComponent, expand }, earlier),
    live: () => listAll(sources, expandSlot),
    take: takeState,
  }
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
