import type { ComponentFailure, DevRuntime, StateSlot } from '../../adapters/contract.ts'

/** What the runtime of instrumented modules is made of. */
export interface DevRuntimeContext extends Pick<DevRuntime, 'addSource'> {
  /** What is known of components and their variables. */
  readonly known: () => Pick<DevRuntime, 'versions' | 'declarations'>
  /** What the page is doing; undefined while it is idle. */
  readonly phase: () => DevRuntime['phase']
  readonly take: DevRuntime['take']
  /** Called with every slot and the value that it was given. */
  readonly taken?: (slot: StateSlot, value: unknown) => void
  /** Called with what is thrown while the page is not idle. */
  readonly fail: (failure: ComponentFailure) => void
}

/** Creates what instrumented modules and hot adapters find at `globalThis[Symbol.for('metamon.dev')]`. */
export function createDevRuntime(context: DevRuntimeContext): DevRuntime {
  return {
    get phase() {
      return context.phase()
    },
    get versions() {
      return context.known().versions
    },
    get declarations() {
      return context.known().declarations
    },
    addSource: context.addSource,
    take(slot, initialise) {
      const value = context.take(slot, initialise)
      context.taken?.(slot, value)
      return value
    },
    fail(failure) {
      if (context.phase()) context.fail(failure)
    },
  }
}
