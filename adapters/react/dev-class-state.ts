import { ownerFiber } from './dev-fiber.ts'
import type { Origin, Origins } from './dev-state.ts'

/** The state of class components, property by property. */
export interface ClassStates {
  /** What instrumented code assigns to `this.state`: the same properties, with the values that are kept. */
  classState(
    scope: string,
    instance: object,
    initial: unknown,
    texts: Readonly<Record<string, string>>,
  ): unknown
  /** Where the properties of an instance's state come from, by their names. */
  originsOf(instance: object): ReadonlyMap<string, Origin>
}

/** The slot of the properties that only `setState` has added. */
const ADDED: string = 'state.*'

export function createClassStates(origins: Origins): ClassStates {
  const byInstance = new WeakMap<object, Map<string, Origin>>()
  return {
    classState(scope, instance, initial, texts) {
      const fiber = ownerFiber()
      if (!fiber || !isPlain(initial)) return initial
      const known = new Map<string, Origin>()
      const take = (name: string, text: string, value: unknown) => {
        const taken = origins.take(fiber, { scope, declared: name, name, text }, () => value)
        known.set(name, taken.origin)
        return taken.value
      }
      const own = dataOf(initial).map(([key, value]) => [key, take(`state.${key}`, texts[key] ?? '', value)])
      byInstance.set(instance, known)
      const added = take(ADDED, '', undefined)
      return withValues(initial, { ...Object.fromEntries(own), ...(isRecord(added) ? added : {}) })
    },
    originsOf: (instance) => byInstance.get(instance) ?? new Map(),
  }
}

/** The properties of a state with their origins; those without one are a slot of their own, together. */
export function visitStates(
  state: unknown,
  known: ReadonlyMap<string, Origin>,
  visit: (value: unknown, origin: Origin) => void,
): void {
  if (!isRecord(state) || known.size === 0) return
  const added: Record<string, unknown> = {}
  for (const [key, value] of dataOf(state)) {
    const origin = known.get(`state.${key}`)
    if (origin) visit(value, origin)
    else added[key] = value
  }
  if (Object.keys(added).length > 0) visit(added, { name: ADDED, text: '', initial: undefined })
}

/** The same object while nothing has been kept of the former one: code may compare it, or have frozen it. */
function withValues(initial: object, values: Readonly<Record<string, unknown>>): object {
  const isSame = Object.entries(values).every(
    ([key, value]) => Object.hasOwn(initial, key) && Object.is(value, Reflect.get(initial, key)),
  )
  if (isSame) return initial
  const descriptors = {
    ...Object.getOwnPropertyDescriptors(initial),
    ...Object.getOwnPropertyDescriptors(values),
  }
  return Object.create(Object.getPrototypeOf(initial) as object | null, descriptors) as object
}

/** The properties that hold a value. Getters are not read. */
const dataOf = (state: object): [key: string, value: unknown][] =>
  Object.entries(Object.getOwnPropertyDescriptors(state)).flatMap(([key, property]) =>
    property.enumerable && 'value' in property ? [[key, property.value]] : [],
  )

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Of a class, code may rely on it. */
const isPlain = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && [null, Object.prototype].includes(Object.getPrototypeOf(value) as object | null)
