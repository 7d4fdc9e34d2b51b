import type { StateSlot, StateValue } from '../../adapters/contract.ts'

/**
 * What becomes of a captured value. `kept`: the variable is given it. `reset`: somebody asks for that. `changed` and
 * `untouched`: the variable has another initialiser, and the value is not worth more than what that gives. `unfit`:
 * the new code expects something else. `other`: the value is not of this variable after all.
 */
export type Verdict = 'kept' | 'reset' | 'changed' | 'untouched' | 'unfit' | 'other'

/** What a variable is given, and what that means for the value that was captured. */
export interface Decision {
  readonly verdict: Verdict
  readonly value: unknown
}

/** Whether a variable is declared as it was when its value was captured, and nobody asks for another one. */
export const isAsItWas = (saved: StateValue, slot: StateSlot): boolean =>
  saved.text === slot.text && saved.kind === slot.kind && !slot.isReset

/** Decides that a variable begins with what was captured. */
export const keep = ({ value }: StateValue): Decision => ({ verdict: 'kept', value })

/**
 * Decides what a variable begins with whose component or module is made anew. Runs the initialiser only where its
 * value is of interest.
 */
export function decide(saved: StateValue, slot: StateSlot, initialise: () => unknown): Decision {
  if (isAsItWas(saved, slot)) return keep(saved)
  const initial = initialise()
  const verdict = judge(saved, slot, initial)
  return { verdict, value: verdict === 'kept' ? saved.value : initial }
}

function judge(saved: StateValue, slot: StateSlot, initial: unknown): Verdict {
  if (slot.isReset) return 'reset'
  if (slot.startsAnew) return 'changed'
  if (Object.is(saved.value, saved.initial)) return 'untouched'
  if (saved.kind === slot.kind && fits(saved, preciseTypeOf(initial))) return 'kept'
  // Another type under another name: one variable has gone, and another one has come.
  return saved.name === slot.name ? 'unfit' : 'other'
}

/** An initial `null` or `undefined` says nothing about what the variable is to hold. */
const fits = ({ value, initial }: StateValue, type: string): boolean =>
  [NOTHING, preciseTypeOf(value), preciseTypeOf(initial)].includes(type)

/** The type of `null` and `undefined`. */
export const NOTHING = 'nothing'

/** The type of a value, where all that is neither an array nor nothing is an object. */
export function typeOf(value: unknown): string {
  if (value === null || value === undefined) return NOTHING
  return Array.isArray(value) ? 'array' : typeof value
}

/** The type of a value: `date` and `map` are types of their own. Proxies answer for what is behind them. */
export function preciseTypeOf(value: unknown): string {
  const type = typeOf(value)
  return type === 'object' ? Object.prototype.toString.call(value).slice(8, -1).toLowerCase() : type
}
