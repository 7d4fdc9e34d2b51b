import { findDevRuntime } from '../shared/dev-runtime.ts'
import { createSites, type ComponentSites } from '../shared/dev-sites.ts'
import { createComponents, type Components } from './dev-components.ts'
import { createContexts } from './dev-contexts.ts'
import { createGuard } from './dev-guard.ts'
import { createHot, type Hot } from './dev-hot.ts'
import { createInstances } from './dev-instances.ts'
import { createLazy, type Lazy } from './dev-lazy.ts'
import { createModules, type Modules } from './dev-modules.ts'
import { createPropsSites, type PropsSites } from './dev-props-sites.ts'
import { createRenames } from './dev-renames.ts'
import { createState, type State } from './dev-state.ts'

const find = findDevRuntime
const renames = createRenames()
const propsSites = createPropsSites()
const componentSites = createSites(() => find()?.versions)
const instances = createInstances(renames, propsSites)
const modules = createModules()
const guard = createGuard(createContexts(), renames)
const state = createState({ instances, modules, find })
const components = createComponents({ instances, guard, find })

/** What instrumented modules import, by the names that `instrument.ts` writes. */
export { declare } from '../shared/dev-declarations.ts'
export const signal: State['signal'] = state.signal
export const store: State['store'] = state.store
export const mutable: State['mutable'] = state.mutable
export const site: PropsSites['site'] = propsSites.site
export const sites: ComponentSites['declare'] = componentSites.declare
export const lazy: Lazy = createLazy({ modules, find })
export const evaluated: Modules['evaluated'] = modules.evaluated
export const component: Components['component'] = components.component
export const template: Components['template'] = components.template
export const identity: Components['identity'] = components.identity
export const hot: Hot = createHot({ guard, renames, find })
