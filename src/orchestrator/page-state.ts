import { createComponentState, type ComponentState } from './component-state.ts'
import { identifyBy, type PageCore } from './page-core.ts'

/** Creates what reads the state of all components of a page, those in places that belong to no framework too. */
export const createPageState = (core: PageCore): ComponentState =>
  createComponentState({
    sources: core.sources,
    isComponent: (held) => identifyBy(core.adapters, held) !== held,
    expand: (value) => core.scopes?.expand(value),
    expandSlot: (instance, name) => core.scopes?.expandSlot(instance, name),
  })
