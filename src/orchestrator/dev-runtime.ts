import type { ComponentFailure, DevRuntime, StateSlot } from '../../adapters/contract.ts'
import type { Phase } from '../shared/protocol.ts'
import type { ComponentState, ComponentStates } from './component-state.ts'
import type { ControlledVersions } from './component-versions.ts'
import type { ControlledDeclarations } from './declarations.ts'
import type { LateState } from './late-state.ts'

/** What the runtime of instrumented modules is made of. */
export interface DevRuntimeContext {
  /** Gives the value that a slot begins with that no snapshot knows; without it, what its initialiser gives. */
  readonly begin?: DevRuntime['take']
  /** Called with every slot and the value that it was given. */
  readonly taken?: (slot: StateSlot, value: unknown) => void
  readonly state: ComponentState
  readonly late: LateState
  readonly versions: ControlledVersions
  readonly declarations: ControlledDeclarations
  /** The running transaction's phase and snapshot; undefined while the page is idle. */
  readonly running: () => { readonly phase: Phase; readonly components: ComponentStates } | undefined
  readonly fail: (failure: ComponentFailure) => void
  /** Called with what is to be known, but is no reason to give the update up. */
  readonly warn: (failure: ComponentFailure) => void
}

/** Creates what instrumented modules and hot adapters find at `globalThis[Symbol.for('metamon.dev')]`. */
export function createDevRuntime(context: DevRuntimeContext): DevRuntime {
  const { state, late, versions, declarations, running, fail, warn } = context
  const take: DevRuntime['take'] = (slot, initialise) => {
    const components = running()?.components
    const begin = () => (context.begin ? context.begin(slot, initialise) : initialise())
    if (components) return state.take(slot, components, begin)
    const value = state.take(slot, late.states, begin)
    late.forgetTaken()
    return value
  }
  return {
    get phase() {
      return running()?.phase
    },
    versions,
    declarations,
    take(slot, initialise) {
      const value = take(slot, initialise)
      context.taken?.(slot, value)
      return value
    },
    addSource: (source) => state.addSource(source),
    fail(failure) {
      if (!running() || versions.isFailed(failure.version)) return
      if (isOfGoodCode(failure, versions)) warn(failure)
      else fail(failure)
    },
  }
}

/** What good code throws while it goes is no fault of the code that comes: else no fix could ever take its place. */
const isOfGoodCode = (
  { during, component, version }: ComponentFailure,
  versions: ControlledVersions,
): boolean => during === 'cleanup' && version !== undefined && versions.lastGood(component) === version
