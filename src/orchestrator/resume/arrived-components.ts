import type { StateValue } from '../../../adapters/contract.ts'
import type { ComponentState } from '../component-state.ts'
import { describeVariables, type DescribedState } from '../kept.ts'
import { slotKey } from '../slot-key.ts'
import { REMOVED, toFate, type StateFate } from '../state-fates.ts'
import type { ResumedComponents } from './resumed-components.ts'

/** Follows which components of the page before this one have come up in this one. */
export interface ArrivedComponents {
  /** Whether there is anything left to be handed out. */
  hasLeft(): boolean
  /** Whether all of it has been taken. */
  isComplete(): boolean
  /** Forgets what has arrived: an instance that is created in the same place later is another one. */
  consume(): void
  /** Forgets everything that is left. */
  release(): void
  /**
   * What became of each variable so far.
   * @param options.isWaiting whether the page has failed to come up, and what is left waits for the fix
   */
  report(options: { readonly isWaiting: boolean }): DescribedState
}

const NOT_SHOWN: StateFate = {
  fate: 'lost',
  reason: 'its component is not on the page again',
  isDeliberate: false,
}
const WAITING: StateFate = {
  fate: 'lost',
  reason: 'the page has failed to come up; it waits for the fix',
  isDeliberate: false,
}

/** @param resumed hands the values out */
export function followArrival(
  { left, all, taken }: ResumedComponents,
  state: Pick<ComponentState, 'capture'>,
): ArrivedComponents {
  return {
    hasLeft: () => left.size > 0,
    isComplete: () => all.every((one) => taken.has(one)),
    consume() {
      if (left.size === 0) return
      for (const one of state.capture().values.values()) left.delete(slotKey(one))
    },
    release: () => left.clear(),
    report({ isWaiting }) {
      const live = state.capture().values
      const absence = isWaiting ? WAITING : NOT_SHOWN
      const states = {
        values: { values: () => all },
        ambiguous: new Set<StateValue>(all.filter(({ isAmbiguous }) => isAmbiguous)),
        late: new Set<StateValue>(),
        fates: fatesOf(taken),
      }
      return describeVariables(states, ({ instance }) => (live.hasInstance(instance) ? REMOVED : absence))
    },
  }
}

const fatesOf = (taken: ResumedComponents['taken']): Map<StateValue, StateFate> =>
  new Map(
    [...taken].flatMap(([saved, { slot, decision }]) => {
      const fate = toFate(decision, saved, slot)
      return fate ? [[saved, fate]] : []
    }),
  )
