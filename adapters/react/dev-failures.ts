import type { ComponentFailure, DevRuntime } from '../contract.ts'

/** Decides what becomes of an error that a component has thrown. */
export interface Failures {
  /**
   * Reports what the running update has broken.
   *
   * @param origin `isMounting` when the instance was not on the page before
   * @returns false for what has to go on as if nobody had caught it: signals to React, errors while no update
   *   runs, and errors that a component has thrown before the update in the same way
   */
  contain(failure: Omit<ComponentFailure, 'framework'>, origin: { readonly isMounting: boolean }): boolean
}

/** How many different errors of one component are remembered. */
const REMEMBERED = 20

export function createFailures(runtime: () => DevRuntime | undefined): Failures {
  // An error that ended up at an error boundary of the app comes again each time React tries that boundary.
  const known = new Map<string, Set<string>>()
  return {
    contain(failure, { isMounting }) {
      const { component, error } = failure
      if (isSignal(error)) return false
      const dev = runtime()
      const messages = known.get(component) ?? new Set<string>()
      if (!dev?.phase) {
        if (dev && messages.size < REMEMBERED) known.set(component, messages.add(String(error)))
        return false
      }
      if (isMounting && messages.has(String(error))) return false
      dev.fail({ framework: 'react', ...failure })
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
