import type { StateSlot, StateValue } from '../../adapters/contract.ts'
import { HANDED_OVER_REASON, type VariableFate } from '../shared/protocol.ts'

/** What became of a value, and why. */
export interface StateFate {
  readonly fate: VariableFate
  readonly reason: string
  /** True when nothing that should have been kept was lost. */
  readonly isDeliberate: boolean
  /** The variable's present name, where it has another one than before. */
  readonly renamedTo?: string
}

/** What a variable is given, and what that means for the value that was captured. */
export interface Decision {
  readonly value: unknown
  /** Undefined when the value is not of this variable after all. */
  readonly fate: StateFate | undefined
}

/**
 * Decides what a variable begins with whose component or module is made anew. Runs the initialiser only where its
 * value is of interest.
 */
export function decide(saved: StateValue, slot: StateSlot, initialise: () => unknown): Decision {
  if (slot.isReset) return { value: initialise(), fate: RESET }
  const handed = { value: saved.value, fate: fateOfHanded(saved, slot) }
  if (saved.text === slot.text && saved.kind === slot.kind) return handed
  const initial = initialise()
  if (slot.startsAnew) return { value: initial, fate: renamedIn(CHANGED, saved, slot) }
  if (Object.is(saved.value, saved.initial))
    return { value: initial, fate: renamedIn(UNTOUCHED, saved, slot) }
  const change = typeChange(saved, slot, initial)
  if (!change) return handed
  // Another type under another name: one variable has gone, and another one has come.
  if (saved.name !== slot.name) return { value: initial, fate: undefined }
  return { value: initial, fate: { fate: 'new-initial', reason: change, isDeliberate: false } }
}

const fate = (name: VariableFate, reason: string): StateFate => ({ fate: name, reason, isDeliberate: true })

export const LEFT_ALONE: StateFate = fate('kept', 'nothing has made it anew')
export const REMOVED: StateFate = fate('lost', 'no longer declared')
export const GONE: StateFate = fate('lost', 'its component is no longer on the page')
export const AMBIGUOUS: StateFate = {
  fate: 'lost',
  reason: 'two components cannot be told apart, so both got the value of the first',
  isDeliberate: false,
}
const RESET = fate('reset', '`@metamon-reset` asks for it')
export const HANDED_OVER: StateFate = fate('kept', HANDED_OVER_REASON)
const CHANGED = fate('new-initial', 'its initial value has changed')
const UNTOUCHED = fate('new-initial', 'untouched, and its initial value has changed')

const fateOfHanded = (saved: StateValue, slot: StateSlot): StateFate =>
  saved.name === slot.name
    ? HANDED_OVER
    : renamedIn(fate('renamed', `was \`${saved.name}\`, in the same place`), saved, slot)

const renamedIn = (one: StateFate, saved: StateValue, slot: StateSlot): StateFate =>
  saved.name === slot.name ? one : { ...one, renamedTo: slot.name }

/** Says how the new code expects something else; undefined when the value still fits. */
function typeChange(saved: StateValue, slot: StateSlot, initial: unknown): string | undefined {
  if (saved.kind !== slot.kind) return `it was a ${saved.kind}, and is a ${slot.kind} now`
  const [type, before] = [typeOf(initial), typeOf(saved.value)]
  // An initial `null` or `undefined` says nothing about what the variable is to hold.
  if (type === 'nothing' || type === before || type === typeOf(saved.initial)) return undefined
  return `it held ${withArticle(before)}, and its new initial value is ${withArticle(type)}`
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'array'
  // Proxies answer for what is behind them.
  return typeof value === 'object'
    ? Object.prototype.toString.call(value).slice(8, -1).toLowerCase()
    : typeof value
}

const withArticle = (type: string): string =>
  type === 'nothing' ? type : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`
