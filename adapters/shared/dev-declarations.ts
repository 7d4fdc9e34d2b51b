import type { DevRuntime, StateDeclarations, StateSlot } from '../contract.ts'
import type { SlotMap } from '../../src/shared/slot-map.ts'
import { findDevRuntime } from './dev-runtime.ts'

/** Called by an instrumented module before it makes any state. Without a `DevRuntime` in the page it does nothing. */
export const declare: StateDeclarations['declare'] = (module, declarations) =>
  findDevRuntime()?.declarations.declare(module, declarations)

/** A variable as instrumented code names it. */
export interface DeclaredSlot extends Pick<StateSlot, 'name' | 'text' | 'kind'> {
  readonly scope: string
  /** The name as it was declared; the slot's own has behind it what tells several slots of one declaration apart. */
  readonly declared: string
  /** Makes the slot's name of that of its declaration; by default, puts behind it what is behind the present one. */
  readonly nameFrom?: (declared: string) => string
  /** Works out the instance's key. */
  readonly keyOf: () => string
}

/** The slot of a variable. What takes time to find out is found out when it is asked for: rarely. */
export function createSlot(
  declaredSlot: DeclaredSlot,
  { phase, declarations }: Pick<DevRuntime, 'phase' | 'declarations'>,
): StateSlot {
  const { scope, declared, name, text, kind, keyOf } = declaredSlot
  const { nameFrom = (base: string) => `${base}${name.slice(declared.length)}` } = declaredSlot
  let instance: string | undefined
  return {
    name,
    text,
    ...(kind !== undefined && { kind }),
    get instance() {
      return (instance ??= keyOf())
    },
    get former() {
      const former = nameFrom(declarations.formerOf(scope, declared) ?? declared)
      return former === name ? undefined : former
    },
    get isReset() {
      // What takes an update back starts nothing anew: it puts everything back.
      return phase !== 'rollback' && declarations.isReset(scope, declared)
    },
  }
}

/** What was noted for a slot when the running update began, under its own name or the one that it had before. */
export function findBySlot<Value>(noted: Pick<SlotMap<Value>, 'get'>, slot: StateSlot): Value | undefined {
  const { instance, name } = slot
  const own = noted.get(instance, name)
  if (own !== undefined) return own
  const { former } = slot
  return former === undefined ? undefined : noted.get(instance, former)
}
