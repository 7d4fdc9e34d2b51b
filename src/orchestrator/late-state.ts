import type { Undo } from '../runtime/undo.ts'
import { createSlotMap, type SlotMap } from '../shared/slot-map.ts'
import { toStates, type CapturedValue, type ComponentStates } from './component-state.ts'

/** Keeps what components held that an update has taken off the page: some come back when something has loaded. */
export interface LateState {
  /** To be called when an update has settled, with what its components held that are gone. */
  keep(values: Iterable<CapturedValue>): void
  /** What can still be handed over; undefined when there is nothing. */
  readonly states: ComponentStates | undefined
  /** Forgets what has been handed over. */
  forgetTaken(): void
}

/** How long a component may take to come back, in milliseconds. */
const LATE_MS = 5000

/** @param after calls something later, in so many milliseconds; returns its undo */
export function createLateState(after: (run: () => void, delayMs: number) => Undo): LateState {
  let kept: SlotMap<CapturedValue> = createSlotMap()
  let states: ComponentStates | undefined
  let stop: Undo = () => {}
  /** What is out of sight comes back when somebody looks for it. */
  const expire = () => {
    for (const { instance, name, isHidden } of kept.values()) if (!isHidden) kept.delete(instance, name)
    if (kept.size === 0) states = undefined
  }
  return {
    keep(values) {
      stop()
      kept = createSlotMap()
      for (const one of values) kept.set(one.instance, one.name, one)
      states = kept.size > 0 ? { ...toStates(kept), late: new Set(kept.values()) } : undefined
      if (states) stop = after(expire, LATE_MS)
    },
    get states() {
      return states
    },
    forgetTaken() {
      const [values, fates] = [kept, states?.fates]
      if (!fates || fates.size === 0) return
      // In strict mode, React initialises everything twice in one go.
      after(() => {
        for (const { instance, name } of fates.keys()) values.delete(instance, name)
        fates.clear()
      }, 0)
    },
  }
}
