import { findDevRuntime } from '../../../adapters/shared/dev-runtime.ts'
import { SCOPE_PLACES } from '../../../adapters/shared/find-scope-places.ts'
import { setHooks } from '../../unified/hooks.ts'
import type { PageCore } from '../page-core.ts'
import { PAGE_CORE } from '../page-core-key.ts'
import { publish } from '../publish.ts'
import { createUnifiedHooks } from './hooks.ts'
import { createScopePlaces } from './scope-places.ts'

/** Only the dev client writes to this symbol. */
const core = (globalThis as { [PAGE_CORE]?: PageCore })[PAGE_CORE]

// Imported by the hosts of `.mtm` files: a page without one has nothing of it.
if (core && !core.scopes) startScopes(core)

/** Lets the page keep the scopes of unified components. */
function startScopes(page: PageCore): void {
  const scopes = createScopePlaces({
    take(slot, initialise) {
      const runtime = findDevRuntime()
      return runtime ? runtime.take(slot, initialise) : initialise()
    },
    declarations: () => (page.updates ?? page.notes).declarations,
    isRunning: () => page.updates?.isRunning ?? false,
    kept: (slot) => page.updates?.kept(slot),
    report: (error) => page.registry.report(error),
  })
  page.scopes = scopes
  page.sources.add(scopes.source)
  publish(SCOPE_PLACES, scopes)
  setHooks(() => createUnifiedHooks(scopes))
}
