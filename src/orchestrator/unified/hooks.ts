import type { UnifiedHooks } from '../../unified/hooks.ts'
import type { Setup } from '../../unified/setup.ts'
import type { ControlledScopePlaces } from './scope-places.ts'

/**
 * Creates what unified components call while a dev server runs: a new version of a file's setup is bound to all of
 * its components on the page, and views find the scope of their place.
 */
export function createUnifiedHooks(places: ControlledScopePlaces): UnifiedHooks {
  const latest = new Map<string, Setup>()
  return {
    defined(setup) {
      latest.set(setup.id, setup)
      for (const one of places.scopesOf(setup.id)) one.bind(setup)
    },
    latest: (setup) => latest.get(setup.id) ?? setup,
    adopt: (setup, props) => places.scopeFor(setup.id, props),
    created: (scope) => places.put(scope).define,
    mounted: places.mounted,
    unmounted: places.unmounted,
  }
}
