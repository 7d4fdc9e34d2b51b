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
   * Reports what is thrown while an update runs.
   *
   * @returns false for what has to go on as if nobody had caught it: signals to React, errors while no update
   *   runs, and errors that a component has thrown before the update in the same way
   */
  contain(failure: Omit<ComponentFailure, 'framework' | 'version'>, origin: FailureOrigin): boolean
}

/** How many different errors of one component are remembered. */
const REMEMBERED = 20

/** @param isNews whether what is thrown while there is a phase is to be reported */
export function createFailures(runtime: () => DevRuntime | undefined, isNews: () => boolean): Failures {
  // An error that ended up at an error boundary of the app comes again each time React tries that boundary.
  const known = new Map<string, Set<string>>()
  return {
    contain(failure, { implementation, isMounting }) {
      const { component, error } = failure
      if (isSignal(error)) return false
      const dev = runtime()
      if (!dev) return false
      const messages = known.get(component) ?? new Set<string>()
      if (!dev.phase) {
        if (messages.size < REMEMBERED) known.set(component, messages.add(String(error)))
        return false
      }
      if (isMounting && messages.has(String(error))) return false
      if (isNews()) dev.fail({ framework: 'react', ...failure, version: implementation })
      return true
    },
  }
}

/** What is thrown to suspend a component, which React says with a promise or with an error of its own. */
function isSignal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if (typeof Reflect.get(error, 'then') === 'function') return true
  return error instanceof Error && error.message.startsWith('Suspense Exception:')
}
