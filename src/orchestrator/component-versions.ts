import type { ComponentVersions } from '../../adapters/contract.ts'

/** The last good implementation of every component, which running updates do not change until they commit. */
export interface ControlledVersions extends ComponentVersions {
  commit(): void
  rollBack(): void
}

export function createComponentVersions(isRunning: () => boolean): ControlledVersions {
  const good = new Map<string, unknown>()
  const candidates = new Map<string, unknown>()
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
    rollBack: () => candidates.clear(),
  }
}
