import type { ComponentInternalInstance } from 'vue'
import type { DevRuntime } from '../contract.ts'
import type { AsyncSetups } from './dev-async-setups.ts'
import type { ComponentIds } from './dev-component-ids.ts'
import { createErrorReports } from './dev-errors.ts'
import { createFallback } from './dev-fallback.ts'
import { guardOption, guardRender, guardSetup, keepData, type Guarding } from './dev-guarded.ts'
import { hmrRuntime, type Definition, type OptionFunction, type Render } from './dev-internals.ts'
import { createStandIns } from './dev-stand-in.ts'
import type { StateKeeper } from './dev-state.ts'

/** Guards components: what they throw while an update runs stays inside, and an earlier version is shown. */
export interface Guard {
  /** Guards a component in place, and notes it as the newest version of its id. */
  guard(definition: Definition, id: string, options: GuardOptions): void
}

export interface GuardOptions {
  /** True when `data()` is to start anew with every update. */
  readonly isReset: boolean
}

export interface GuardContext {
  readonly runtime: DevRuntime
  readonly ids: ComponentIds
  readonly state: StateKeeper
  readonly asyncSetups: AsyncSetups
}

export function createGuard({ runtime, ids, state, asyncSetups }: GuardContext): Guard {
  const originals = new WeakMap<object, object>()
  const makers = new WeakMap<ComponentInternalInstance, Definition>()
  const errors = createErrorReports(runtime, ids, makers)
  const standIns = createStandIns((version) =>
    version.data ? { ...version, data: keepData(version.data, state, { isReset: false }) } : version,
  )
  const isMadeBy = (instance: ComponentInternalInstance, version: Definition) => {
    const maker = makers.get(instance)
    return maker && maker === version
  }
  const fallback = createFallback({ runtime, errors, standIns, isMadeBy, forget: state.forget })
  const noted = (id: string, version: Definition): Guarding => {
    runtime.versions.note(id, version)
    return { runtime, asyncSetups, id, version, errors, fallback, makers, originals }
  }
  guardRerenders((hmrId, render) => {
    const id = ids.ofCompiled(hmrId)
    if (id === undefined || originals.has(render)) return render
    // Nothing but versions of this component is noted under its id.
    const lastGood = runtime.versions.lastGood(id) as Definition | undefined
    return guardRender(render, noted(id, { ...lastGood, render }))
  })
  return {
    guard(definition, id, { isReset }) {
      const version = unguarded(definition, originals)
      const guarding = noted(id, version)
      ids.add(definition, id)
      const { setup, render, data, provide, errorCaptured } = version
      if (setup) definition.setup = guardSetup(setup, guarding)
      if (render) definition.render = guardRender(render, guarding)
      if (data) definition.data = guardOption(keepData(data, state, { isReset }), guarding, data)
      if (isFunction(provide)) definition.provide = guardOption(provide, guarding)
      if (errorCaptured) definition.errorCaptured = errors.guardCapture(errorCaptured)
    },
  }
}

const isFunction = (option: Definition['provide']): option is OptionFunction => typeof option === 'function'

/** A template in a file of its own brings render functions that no component has been defined with. */
function guardRerenders(guard: (hmrId: string, render: Render) => Render): void {
  const runtime = hmrRuntime()
  if (!runtime) return
  const { rerender } = runtime
  runtime.rerender = (hmrId, render) => rerender(hmrId, guard(hmrId, render))
}

/** A copy of a definition as its module has written it. A script in a file of its own may be guarded again. */
function unguarded(definition: Definition, originals: WeakMap<object, object>): Definition {
  const entries = Object.entries(definition).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'function' ? (originals.get(value) ?? value) : value,
  ])
  return Object.fromEntries(entries) as Definition
}
