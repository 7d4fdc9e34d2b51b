import type { StateSlot, StateSource, StateValue } from '../../adapters/contract.ts'
import type { Undo } from '../runtime/undo.ts'
import type { Framework } from '../shared/framework.ts'

/** What the variables of all live components held before an update. */
export interface ComponentStates {
  readonly values: ReadonlyMap<string, StateValue & { readonly framework: Framework }>
}

/** Reads the state of components, and hands it to those that take their place. */
export interface ComponentState {
  addSource(source: StateSource): Undo
  capture(): ComponentStates
  /** The value that a slot is given: the captured one when it is to be kept, else what the initialiser gives. */
  take<Value>(slot: StateSlot, from: ComponentStates | undefined, initialise: () => Value): Value
}

export function createComponentState(): ComponentState {
  const sources = new Set<StateSource>()
  return {
    addSource(source) {
      sources.add(source)
      return () => sources.delete(source)
    },
    capture() {
      const values = new Map<string, StateValue & { readonly framework: Framework }>()
      for (const source of sources)
        for (const one of source.read()) values.set(slotKey(one), { ...one, framework: source.framework })
      return { values }
    },
    take<Value>(slot: StateSlot, from: ComponentStates | undefined, initialise: () => Value) {
      const saved = from?.values.get(slotKey(slot))
      if (!saved || isSuperseded(saved, slot)) return initialise()
      // The variable has the same name in the same component; what it holds came out of this slot.
      return saved.value as Value
    },
  }
}

export const slotKey = ({ instance, name }: StateSlot): string => `${instance}\n${name}`

/** A variable that nobody has touched takes its changed initial value. */
const isSuperseded = (saved: StateValue, slot: StateSlot): boolean =>
  saved.text !== slot.text && Object.is(saved.value, saved.initial)
