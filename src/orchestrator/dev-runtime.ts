import type { ComponentFailure, DevRuntime } from '../../adapters/contract.ts'
import type { Phase } from '../shared/protocol.ts'
import type { ComponentState, ComponentStates } from './component-state.ts'
import type { ControlledVersions } from './component-versions.ts'

/** What the runtime of instrumented modules is made of. */
export interface DevRuntimeContext {
  readonly state: ComponentState
  readonly versions: ControlledVersions
  /** The running transaction's phase and snapshot; undefined while the page is idle. */
  readonly running: () => { readonly phase: Phase; readonly components: ComponentStates } | undefined
  readonly fail: (failure: ComponentFailure) => void
}

/** Creates what instrumented modules and hot adapters find at `globalThis[Symbol.for('metamon.dev')]`. */
export function createDevRuntime({ state, versions, running, fail }: DevRuntimeContext): DevRuntime {
  return {
    get phase() {
      return running()?.phase
    },
    versions,
    take: (slot, initialise) => state.take(slot, running()?.components, initialise),
    addSource: (source) => state.addSource(source),
    fail(failure) {
      if (running() && !versions.isFailed(failure.version)) fail(failure)
    },
  }
}
