import type { UnifiedHooks } from '../../unified/hooks.ts'
import type { Scope } from '../../unified/scope.ts'
import type { Setup } from '../../unified/setup.ts'
import type { LivingScope } from './living-scope.ts'
import type { ControlledScopePlaces } from './scope-places.ts'

/**
 * Creates what unified components call while a dev server runs: a new version of a file's setup is bound to all of
 * its components on the page, and views find the scope of their place.
 */
export function createUnifiedHooks(places: ControlledScopePlaces): UnifiedHooks {
  const latest = new Map<string, Setup>()
  const living = new WeakMap<Scope, LivingScope>()
  /** A component that is shown without a host is in no place. */
  const mounted = new Set<Scope>()
  const scopesOf = (id: string): ReadonlySet<LivingScope> =>
    new Set([...places.scopesOf(id), ...[...mounted].flatMap((scope) => living.get(scope) ?? [])])
  return {
    defined(setup) {
      latest.set(setup.id, setup)
      for (const one of scopesOf(setup.id)) if (one.scope.setup.id === setup.id) one.bind(setup)
    },
    latest: (setup) => latest.get(setup.id) ?? setup,
    adopt: (setup, props) => places.scopeFor(setup.id, props),
    created(scope) {
      const one = places.put(scope)
      living.set(scope, one)
      return one.define
    },
    mounted: (scope) => void mounted.add(scope),
    unmounted: (scope) => void mounted.delete(scope),
  }
}
