import { ownerFiber } from './dev-fiber.ts'
import type { Origin, Origins } from './dev-state.ts'

/** The state of class components, property by property. */
export interface ClassStates {
  /** What instrumented code assigns to `this.state`: the same properties, with the values that are kept. */
  classState(instance: object, initial: unknown, texts: Readonly<Record<string, string>>): unknown
  /** Where the properties of an instance's state come from, by their names. */
  originsOf(instance: object): ReadonlyMap<string, Origin>
}

/** The slot of the properties that only `setState` has added. */
const ADDED: string = 'state.*'

export function createClassStates(origins: Origins): ClassStates {
  const byInstance = new WeakMap<object, Map<string, Origin>>()
  return {
    classState(instance, initial, texts) {
      const fiber = ownerFiber()
      if (!fiber || !isRecord(initial)) return initial
      const known = new Map<string, Origin>()
      const take = (name: string, text: string, value: unknown) => {
        const taken = origins.take(fiber, { name, text }, () => value)
        known.set(name, taken.origin)
        return taken.value
      }
      const own = Object.entries(initial).map(([key, value]) => [
        key,
        take(`state.${key}`, texts[key] ?? '', value),
      ])
      byInstance.set(instance, known)
      const added = take(ADDED, '', undefined)
      return { ...Object.fromEntries(own), ...(isRecord(added) ? added : {}) }
    },
    originsOf: (instance) => byInstance.get(instance) ?? new Map(),
  }
}

/** The properties of a state with their origins; those without one are a slot of their own, together. */
export function* slotsOfState(
  state: unknown,
  known: ReadonlyMap<string, Origin>,
): Generator<readonly [value: unknown, origin: Origin]> {
  if (!isRecord(state) || known.size === 0) return
  const added: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(state)) {
    const origin = known.get(`state.${key}`)
    if (origin) yield [value, origin]
    else added[key] = value
  }
  if (Object.keys(added).length > 0) yield [added, { name: ADDED, text: '', initial: undefined }]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
