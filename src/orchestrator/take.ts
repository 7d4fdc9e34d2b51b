import type { DevRuntime } from '../../adapters/contract.ts'
import { takeState, type ComponentStates } from './component-states.ts'
import type { LateState } from './late-state.ts'

/** What hands values over once an update has begun. */
export interface TakeContext {
  /** Gives the value that a slot begins with that no snapshot knows. */
  readonly begin: DevRuntime['take']
  readonly late: LateState
  /** The snapshot of the running transaction; undefined while the page is idle. */
  readonly running: () => ComponentStates | undefined
}

/** Creates what gives a slot the value that it had before the running update, or before its component went. */
export const createTake =
  ({ begin, late, running }: TakeContext): DevRuntime['take'] =>
  (slot, initialise) => {
    const states = running()
    if (states) return takeState(slot, states, initialise, begin)
    const value = takeState(slot, late.states, initialise, begin)
    late.forgetTaken()
    return value
  }
