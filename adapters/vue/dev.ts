import { findDevRuntime } from '../shared/dev-runtime.ts'
import type { DevRuntime } from '../contract.ts'
import { asyncSetups } from './dev-async-setups.ts'
import { createComponentIds } from './dev-component-ids.ts'
import { createGuard } from './dev-guard.ts'
import type { Definition } from './dev-internals.ts'
import type { Owner } from './dev-owner.ts'
import { createStateKeeper } from './dev-state.ts'
import { skipTransitions } from './dev-transitions.ts'

/** What instrumented modules of Vue call. */
export interface VueDev {
  /** Makes state of the component whose setup runs; any other state is made as it is written. */
  state<Value, Holder>(
    scope: string,
    make: (value: Value) => Holder,
    name: string,
    text: string,
    initialise: () => Value,
  ): Holder
  /** Like `state`, for a value that had to be waited for. */
  awaited<Value, Holder>(
    scope: string,
    make: (value: Value) => Holder,
    name: string,
    text: string,
    value: Value,
  ): Holder
  /** Called by a module with state of its own, once for each time that it is evaluated. */
  module(file: string): Owner | undefined
  /** Makes state of a module. */
  shared<Value, Holder>(
    scope: string,
    owner: Owner | undefined,
    make: (value: Value) => Holder,
    name: string,
    text: string,
    initialise: () => Value,
  ): Holder
  /** Guards a component, in place, and returns it. */
  component<Component>(component: Component, id: string, options?: { readonly isReset: boolean }): Component
}

/** Creates what instrumented modules call; without a runtime, everything is as it is written. */
export function createVueDev(runtime: DevRuntime | undefined): VueDev {
  if (!runtime) {
    return {
      state: (_scope, make, _name, _text, initialise) => make(initialise()),
      awaited: (_scope, make, _name, _text, value) => make(value),
      module: () => undefined,
      shared: (_scope, _owner, make, _name, _text, initialise) => make(initialise()),
      component: (component) => component,
    }
  }
  skipTransitions(runtime)
  const ids = createComponentIds()
  const keeper = createStateKeeper(runtime, ids)
  const { guard } = createGuard({ runtime, ids, state: keeper, asyncSetups })
  const dev: VueDev = {
    state: (scope, make, name, text, initialise) =>
      dev.shared(scope, keeper.currentOwner(), make, name, text, initialise),
    awaited: (scope, make, name, text, value) => dev.state(scope, make, name, text, () => value),
    module: keeper.moduleOwner,
    shared: (scope, owner, make, name, text, initialise) =>
      owner ? keeper.keep(owner, { scope, make, name, text, initialise }) : make(initialise()),
    component(component, id, options = { isReset: false }) {
      const definition = definitionOf(component)
      if (definition) guard(definition, id, options)
      return component
    },
  }
  return dev
}

/** The definition behind a component, if it can be changed. Class components carry it; functional ones have none. */
function definitionOf(component: unknown): Definition | undefined {
  const { __vccOpts: carried } = (component ?? {}) as { readonly __vccOpts?: Definition }
  // What is exported as a component and is an object is the definition of one.
  const definition = carried ?? (component as Definition | null)
  return typeof definition === 'object' && Object.isExtensible(definition ?? 0)
    ? (definition ?? undefined)
    : undefined
}

const dev: VueDev = createVueDev(findDevRuntime())

export { declare } from '../shared/dev-declarations.ts'
export const state: VueDev['state'] = dev.state
export const awaited: VueDev['awaited'] = dev.awaited
export const module: VueDev['module'] = dev.module
export const shared: VueDev['shared'] = dev.shared
export const component: VueDev['component'] = dev.component
