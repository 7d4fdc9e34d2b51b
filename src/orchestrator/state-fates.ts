import type { StateSlot, StateValue } from '../../adapters/contract.ts'
import { HANDED_OVER_REASON, type VariableFate } from '../shared/protocol.ts'
import { preciseTypeOf, type Decision } from './state-policy.ts'

/** What became of a value, and why. */
export interface StateFate {
  readonly fate: VariableFate
  readonly reason: string
  /** True when nothing that should have been kept was lost. */
  readonly isDeliberate: boolean
  /** The variable's present name, where it has another one than before. */
  readonly renamedTo?: string
}

/** Says what was decided; undefined when the value is not of this variable after all. */
export function toFate(
  { verdict, value }: Decision,
  saved: StateValue,
  slot: StateSlot,
): StateFate | undefined {
  switch (verdict) {
    case 'kept':
      return saved.name === slot.name
        ? HANDED_OVER
        : renamedIn(fate('renamed', `was \`${saved.name}\`, in the same place`), saved, slot)
    case 'reset':
      return RESET
    case 'changed':
      return renamedIn(CHANGED, saved, slot)
    case 'untouched':
      return renamedIn(UNTOUCHED, saved, slot)
    case 'unfit':
      return { fate: 'new-initial', reason: misfit(saved, slot, value), isDeliberate: false }
    case 'other':
      return undefined
    default:
      return verdict satisfies never
  }
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

const renamedIn = (one: StateFate, saved: StateValue, slot: StateSlot): StateFate =>
  saved.name === slot.name ? one : { ...one, renamedTo: slot.name }

/** How the new code expects something else. */
function misfit(saved: StateValue, slot: StateSlot, initial: unknown): string {
  if (saved.kind !== slot.kind) return `it was a ${saved.kind}, and is a ${slot.kind} now`
  const [before, now] = [saved.value, initial].map((value) => withArticle(preciseTypeOf(value)))
  return `it held ${before}, and its new initial value is ${now}`
}

const withArticle = (type: string): string =>
  type === 'nothing' ? type : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`
