import { findDevRuntime } from '../shared/dev-runtime.ts'
import { createSvelteDev, type SvelteDev } from './dev-hooks.ts'
import { svelte } from './dev-internals.ts'
import type { ModuleClock } from './dev-modules.ts'

const dev = createSvelteDev({
  svelte,
  findRuntime: findDevRuntime,
  // Only the orchestrator writes to this symbol.
  findClock: () => Reflect.get(globalThis, Symbol.for('metamon.modules')) as ModuleClock | undefined,
})

export { declare } from '../shared/dev-declarations.ts'
export const svelteComponent: SvelteDev['component'] = dev.component
export const svelteSites: SvelteDev['sites'] = dev.sites
export const svelteSite: SvelteDev['site'] = dev.site
export const svelteHot: SvelteDev['hot'] = dev.hot
export const svelteState: SvelteDev['state'] = dev.state
export const svelteProp: SvelteDev['prop'] = dev.prop
export const svelteStoreValue: SvelteDev['storeValue'] = dev.storeValue
