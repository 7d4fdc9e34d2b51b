import type { ModuleOwnership } from './module-ownership.ts'
import type { DevHooks } from '../runtime/dev-hooks.ts'
import { createClaim } from './claim.ts'

/** What modules have asked to be made only once. */
export interface Resources {
  readonly preserve: NonNullable<DevHooks['preserve']>
}

interface Kept {
  readonly value: unknown
  /** How many evaluations ask for it: the newest, and those that it can be rolled back to. */
  claims: number
}

/**
 * Creates the resources of one page; there are none yet.
 * @param report is told of what is thrown when one is disposed of
 */
export function createResources(
  ownership: Pick<ModuleOwnership, 'current' | 'claim'>,
  report: (error: unknown) => void,
): Resources {
  const resources = new Map<string, Kept>()
  return {
    preserve<Resource>(
      key: string,
      create: () => Resource,
      dispose?: (resource: Resource) => void,
    ): Resource {
      const module = ownership.current
      const name = `${module ?? ''}\n${key}`
      const kept = resources.get(name) ?? { value: create(), claims: 0 }
      resources.set(name, kept)
      // The module has the same resource under this key as before, as long as it does not change its type.
      const value = kept.value as Resource
      const end = () => {
        kept.claims -= 1
        if (kept.claims > 0) return
        resources.delete(name)
        try {
          dispose?.(value)
        } catch (error) {
          report(error)
        }
      }
      if (module !== undefined) {
        kept.claims += 1
        ownership.claim(createClaim(end))
      }
      return value
    },
  }
}
