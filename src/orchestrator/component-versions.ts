import type { ComponentVersions } from '../../adapters/contract.ts'

/** The last good implementation of every component, which a running update does not change until it commits. */
export interface ControlledVersions extends ComponentVersions {
  /** What was noted since the transaction began, or since it was rolled back, is good. */
  commit(): void
  /** Forgets it. What is noted from now on, by last good code that is evaluated again, is to be committed. */
  rollBack(): void
}

/**
 * A component that the running update is the first to bring is its own last good version.
 * @param good those that are known already
 */
export function createComponentVersions(
  isRunning: () => boolean,
  good: Map<string, unknown> = new Map(),
): ControlledVersions {
  const candidates = new Map<string, unknown>()
  const failed = new WeakSet<object>()
  return {
    note(component, implementation) {
      const map = isRunning() && good.has(component) ? candidates : good
      map.set(component, implementation)
    },
    lastGood: (component) => good.get(component),
    commit() {
      for (const [component, implementation] of candidates) good.set(component, implementation)
      candidates.clear()
    },
    isFailed: (implementation) => isObject(implementation) && failed.has(implementation),
    rollBack() {
      for (const implementation of candidates.values())
        if (isObject(implementation)) failed.add(implementation)
      candidates.clear()
    },
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'function' || (typeof value === 'object' && value !== null)
