import type { ComponentFailure, DevRuntime } from '../contract.ts'

/** Where an error comes from. */
export interface FailureOrigin {
  /** The function or class that was rendered. */
  readonly implementation: unknown
  /** True when the instance was not on the page before. */
  readonly isMounting: boolean
}

/** Decides what becomes of an error that a component has thrown. */
export interface Failures {
  /**
   * Reports what the running update has broken.
   *
   * @returns false for what has to go on as if nobody had caught it: signals to React, errors while no update
   *   runs, and errors that a component has thrown before the update in the same way
   */
  contain(failure: Omit<ComponentFailure, 'framework'>, origin: FailureOrigin): boolean
  /** To be called when an update is rolled back: what it has broken is sound again. */
  forgive(): void
}

/** How many different errors of one component are remembered. */
const REMEMBERED = 20

/** @param stamp another value for every update */
export function createFailures(runtime: () => DevRuntime | undefined, stamp: () => string): Failures {
  // An error that ended up at an error boundary of the app comes again each time React tries that boundary.
  const known = new Map<string, Set<string>>()
  let broken = new WeakMap<object, string>()
  const isBroken = (implementation: unknown) =>
    typeof implementation === 'function' && broken.get(implementation) === stamp()
  return {
    contain(failure, { implementation, isMounting }) {
      const { component, error } = failure
      if (isSignal(error)) return false
      const dev = runtime()
      if (!dev) return false
      const messages = known.get(component) ?? new Set<string>()
      // Between an update and its roll back the page is idle, but what the update has broken is still there.
      if (!dev.phase && isBroken(implementation)) return true
      if (!dev.phase) {
        if (messages.size < REMEMBERED) known.set(component, messages.add(String(error)))
        return false
      }
      if (isMounting && messages.has(String(error))) return false
      if (typeof implementation === 'function') broken.set(implementation, stamp())
      dev.fail({ framework: 'react', ...failure })
      return true
    },
    forgive: () => (broken = new WeakMap()),
  }
}

/** What is thrown to suspend a component, which React says with a promise or with an error of its own. */
function isSignal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if (typeof Reflect.get(error, 'then') === 'function') return true
  return error instanceof Error && error.message.startsWith('Suspense Exception:')
}
