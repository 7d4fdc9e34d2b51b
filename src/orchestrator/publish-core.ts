import { DEV_RUNTIME } from '../../adapters/shared/dev-runtime.ts'
import { ISLAND_PARKING } from '../../adapters/shared/find-island-parking.ts'
import type { DevHooks } from '../runtime/dev-hooks.ts'
import { createDevRuntime } from './dev-runtime.ts'
import { PAGE_CORE } from './page-core-key.ts'
import type { PageCore } from './page-core.ts'
import { publish } from './publish.ts'
import { createResources } from './resources.ts'

/** Shows the app what its signals, instrumented modules, hosts and islands look for. */
export function publishCore(core: PageCore): void {
  const { ownership, parking, registry, sources, notes } = core
  registry.dev = createDevHooks(core)
  const runtime = createDevRuntime({
    phase: () => core.updates?.phase,
    known: () => core.updates ?? notes,
    addSource(source) {
      sources.add(source)
      return () => sources.delete(source)
    },
    take(slot, initialise) {
      const { updates, left } = core
      if (updates) return updates.take(slot, initialise)
      return left ? left.components.take(slot, initialise) : initialise()
    },
    taken: (slot, value) => core.scopes?.located(slot, value),
    fail: (failure) => core.updates?.fail(failure),
  })
  publish(DEV_RUNTIME, runtime)
  publish(Symbol.for('metamon.modules'), ownership)
  publish(Symbol.for('metamon.rerender'), (url: string) => core.updates?.rerender(url))
  publish(ISLAND_PARKING, parking)
  publish(PAGE_CORE, core)
}

/** What the signals, events and resources of the app call. */
function createDevHooks(core: PageCore): DevHooks {
  const { registry, left, redeclarations, listeners, ownership, options } = core
  const { preserve } = createResources(ownership, (error) => registry.report(error))
  return {
    ...core.connections.hooks,
    created(signal, initial) {
      if (left?.signals.created(signal, initial)) redeclarations.declared(signal, initial)
    },
    redeclared(signal, initial) {
      if (options.preserveSignals) redeclarations.declared(signal, initial)
      else if (ownership.isReevaluating) core.updates?.startAnew(signal, initial)
    },
    reload: listeners.add,
    preserve,
  }
}
