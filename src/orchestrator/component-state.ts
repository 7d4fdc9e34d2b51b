import type {
  ComponentStateSnapshot,
  StateCell,
  StateSlot,
  StateSource,
  StateValue,
} from '../../adapters/contract.ts'
import type { Undo } from '../runtime/undo.ts'
import type { Framework } from '../shared/framework.ts'

/** A variable, what it held, and whose component it is in. */
export interface CapturedValue extends StateValue {
  readonly framework: Framework
}

/** Why a value was not handed over. */
export interface StateLoss {
  readonly reason: string
  /** True when the edit asks for it: nothing that should have been kept was lost. */
  readonly isDeliberate: boolean
}

/** What the variables of all live components held before an update, by `slotKey`. */
export interface ComponentStates {
  /** Kept by reference. */
  readonly values: ReadonlyMap<string, CapturedValue>
  /** Keys that more than one live variable had, with different values. */
  readonly ambiguous: ReadonlySet<string>
  /** What has been thrown by sources that could not be read. */
  readonly errors: readonly unknown[]
  /** Filled while the values are handed out: those that were not, and why. */
  readonly losses: Map<string, StateLoss>
  /** Values that were put in the place of the captured ones. */
  readonly overrides: Map<string, unknown>
}

/** Reads the state of components, and hands it to those that take their place. */
export interface ComponentState {
  addSource(source: StateSource): Undo
  /** @param earlier values to fall back on for variables that no live component has now */
  capture(earlier?: ComponentStates): ComponentStates
  /** The value that a slot is given: the captured one when it is to be kept, else what the initialiser gives. */
  take<Value>(slot: StateSlot, from: ComponentStates | undefined, initialise: () => Value): Value
}

/** Creates the keeper of all component state of one page; it has no sources yet. */
export function createComponentState(): ComponentState {
  const sources = new Set<StateSource>()
  return {
    addSource(source) {
      sources.add(source)
      return () => sources.delete(source)
    },
    capture: (earlier) => captureAll(sources, earlier),
    take<Value>(slot: StateSlot, from: ComponentStates | undefined, initialise: () => Value) {
      // What a key takes to work out, nobody is to wait for while the page is idle.
      if (!from) return initialise()
      const key = slotKey(slot)
      // The variable has the same name in the same component; what it holds came out of this slot.
      if (from.overrides.has(key)) return from.overrides.get(key) as Value
      const saved = from.values.get(key)
      if (!saved) return initialise()
      const { value, loss } = hand(saved, slot, initialise)
      setLoss(from, key, loss)
      // The same as above: it is of the slot's type.
      return value as Value
    },
  }
}

/** Tells a variable of one component from all others. */
export const slotKey = ({ instance, name }: Pick<StateSlot, 'instance' | 'name'>): string =>
  `${instance}\n${name}`

const AMBIGUOUS: StateLoss = {
  reason: 'two components cannot be told apart, so both got the value of the first',
  isDeliberate: false,
}
const UNTOUCHED: StateLoss = {
  reason: 'untouched, and its initial value has changed',
  isDeliberate: true,
}
const OTHER_TYPE: StateLoss = {
  reason: 'its new initial value is of another type',
  isDeliberate: false,
}

function setLoss({ ambiguous, losses }: ComponentStates, key: string, loss: StateLoss | undefined): void {
  const reason = loss ?? (ambiguous.has(key) ? AMBIGUOUS : undefined)
  if (reason) losses.set(key, reason)
  else losses.delete(key)
}

function captureAll(sources: Iterable<StateSource>, earlier: ComponentStates | undefined): ComponentStates {
  const values = new Map<string, CapturedValue>()
  const ambiguous = new Set<string>()
  const errors: unknown[] = []
  for (const source of sources) {
    const { framework } = source
    try {
      for (const one of source.read()) {
        const key = slotKey(one)
        const known = values.get(key)
        if (known && !Object.is(known.value, one.value)) ambiguous.add(key)
        if (!known) values.set(key, { ...one, framework })
      }
    } catch (error) {
      errors.push(error)
    }
  }
  for (const [key, one] of earlier?.values ?? []) if (!values.has(key)) values.set(key, one)
  return { values, ambiguous, errors, losses: new Map(), overrides: new Map() }
}

/** What a variable gets whose initialiser may have been edited. */
function hand(
  saved: StateValue,
  slot: StateSlot,
  initialise: () => unknown,
): { readonly value: unknown; readonly loss?: StateLoss } {
  if (saved.text === slot.text) return { value: saved.value }
  const initial = initialise()
  if (Object.is(saved.value, saved.initial)) return { value: initial, loss: UNTOUCHED }
  if (isOtherType(saved, initial)) return { value: initial, loss: OTHER_TYPE }
  return { value: saved.value }
}

/** An initial `null` or `undefined` says nothing about what the variable is to hold. */
function isOtherType(saved: StateValue, initial: unknown): boolean {
  const type = typeOf(initial)
  return type !== 'nothing' && type !== typeOf(saved.value) && type !== typeOf(saved.initial)
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  return Array.isArray(value) ? 'array' : typeof value
}

/** The values of each component together, by the component's instance. */
export function byComponent({
  values,
  overrides,
}: ComponentStates): ReadonlyMap<string, ComponentStateSnapshot> {
  const components = new Map<
    string,
    { componentId: string; framework: Framework; values: Map<string, unknown> }
  >()
  for (const [key, { instance, name, framework, value }] of values) {
    const component = components.get(instance) ?? { componentId: instance, framework, values: new Map() }
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
