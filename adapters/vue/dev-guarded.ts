import { getCurrentInstance, type ComponentInternalInstance } from 'vue'
import type { DevRuntime } from '../contract.ts'
import type { AsyncSetups } from './dev-async-setups.ts'
import type { ErrorReports } from './dev-errors.ts'
import type { Fallback, Thrown } from './dev-fallback.ts'
import { instanceOf, isThenable } from './dev-internals.ts'
import type { Definition, OptionFunction, Render, Setup } from './dev-internals.ts'
import type { StateKeeper } from './dev-state.ts'

/** What the functions of one version of a component are guarded with. */
export interface Guarding {
  readonly id: string
  readonly version: Definition
  readonly runtime: DevRuntime
  readonly errors: ErrorReports
  readonly fallback: Fallback
  readonly asyncSetups: AsyncSetups
  /** The version whose setup has made an instance. */
  readonly makers: WeakMap<ComponentInternalInstance, Definition>
  /** What was guarded, by its guarded form. */
  readonly originals: WeakMap<object, object>
}

/** Guards a `setup`, and the render function that it may return. */
export function guardSetup(setup: Setup, guarding: Guarding): Setup {
  const { runtime, errors, fallback, makers, version, asyncSetups } = guarding
  const guarded: Setup = (...args) => {
    const instance = getCurrentInstance()
    if (!instance) return setup(...args)
    errors.watch(instance)
    if (!makers.has(instance)) makers.set(instance, version)
    const recover = (error: unknown) => fallback.afterSetup(thrownBy(instance, error, guarding))
    const finish = (result: unknown) => (isRender(result) ? guardRender(result, guarding) : result)
    try {
      const result = setup(...args)
      if (runtime.phase === undefined || !isThenable(result)) return finish(result)
      asyncSetups.add(result)
      return result.then(finish, recover)
    } catch (error) {
      return recover(error)
    }
  }
  return disguise(guarded, setup, guarding)
}

const isRender = (result: unknown): result is Render => typeof result === 'function'

/** Guards a render function. */
export function guardRender(render: Render, guarding: Guarding): Render {
  const { version, errors, fallback } = guarding
  const guarded: Render = function (...args) {
    // Where there is a setup, it has seen to this.
    if (!version.setup) watchApp(args[0], errors)
    try {
      return render.apply(this, args)
    } catch (error) {
      const instance = instanceOf(args[0])
      if (!instance) throw error
      return fallback.afterRender(thrownBy(instance, error, guarding), { self: this, args })
    }
  }
  return disguise(guarded, render, guarding)
}

function watchApp(proxy: unknown, errors: ErrorReports): void {
  const instance = instanceOf(proxy)
  if (instance && !instance.isMounted) errors.watch(instance)
}

/** Guards `data()` or `provide()`. */
export function guardOption(
  option: OptionFunction,
  guarding: Guarding,
  original: OptionFunction = option,
): OptionFunction {
  const guarded: OptionFunction = function (...args) {
    try {
      return option.apply(this, args)
    } catch (error) {
      const instance = instanceOf(this)
      if (!instance) throw error
      return guarding.fallback.afterOption(thrownBy(instance, error, guarding))
    }
  }
  return disguise(guarded, original, guarding)
}

/** Makes `data()` return what the instance before had. Vue calls it with the instance as `this`. */
export function keepData(
  data: OptionFunction,
  state: StateKeeper,
  { isReset }: { readonly isReset: boolean },
): OptionFunction {
  const text = String(data)
  return function (...args) {
    const values = data.apply(this, args)
    const instance = instanceOf(this)
    const isObject = typeof values === 'object' && values !== null
    return isObject && instance ? state.keepData(instance, { values, text, isReset }) : values
  }
}

const thrownBy = (
  instance: ComponentInternalInstance,
  error: unknown,
  { id, version }: Guarding,
): Thrown => ({ id, version, instance, error })

/** Vue, and whoever asks, finds the name, the number of parameters and the properties of the original. */
function disguise<Wrapper extends object>(
  wrapper: Wrapper,
  original: object,
  { originals }: Guarding,
): Wrapper {
  originals.set(wrapper, original)
  return Object.defineProperties(wrapper, Object.getOwnPropertyDescriptors(original))
}
