import { createCommentVNode, type ComponentInternalInstance, type VNode } from 'vue'
import type { ComponentFailure, DevRuntime } from '../contract.ts'
import { closeBlocks } from './dev-blocks.ts'
import type { ErrorReports } from './dev-errors.ts'
import { internalsOf, isThenable, type Definition } from './dev-internals.ts'
import type { StandIns } from './dev-stand-in.ts'

/** A component that has thrown. */
export interface Thrown {
  readonly id: string
  /** What was running, as its module has defined it. */
  readonly version: Definition
  readonly instance: ComponentInternalInstance
  readonly error: unknown
}

/** The arguments of a render function. */
export interface RenderCall {
  readonly self: unknown
  readonly args: readonly unknown[]
}

/** Finds something to show instead of a component that has thrown while an update runs. */
export interface Fallback {
  /**
   * Takes the place of what a setup returns.
   * @throws the error itself, when no update runs or when last good code has thrown
   */
  afterSetup(thrown: Thrown): () => VNode
  /**
   * Takes the place of what `data()` and `provide()` return.
   * @throws the error itself, when no update runs or when last good code has thrown
   */
  afterOption(thrown: Thrown): object
  /**
   * Takes the place of what a render function returns.
   * @throws the error itself, when no update runs or when last good code has thrown
   */
  afterRender(thrown: Thrown, call: RenderCall): unknown
}

export interface FallbackContext {
  readonly runtime: DevRuntime
  readonly errors: ErrorReports
  readonly standIns: StandIns
  /** Whether the setup of this version has made the instance; undefined when that is not known. */
  readonly isMadeBy: (instance: ComponentInternalInstance, version: Definition) => boolean | undefined
  /** Gives up the state of an instance that something else is shown for. */
  readonly forget: (instance: ComponentInternalInstance) => void
}

export function createFallback(context: FallbackContext): Fallback {
  return {
    afterSetup(thrown) {
      takeOver(thrown, 'setup', context)
      return standIn(thrown, context) ?? (() => createCommentVNode())
    },
    afterOption(thrown) {
      takeOver(thrown, 'setup', context)
      internalsOf(thrown.instance).render = standIn(thrown, context) ?? (() => createCommentVNode())
      return {}
    },
    afterRender(thrown, call) {
      takeOver(thrown, 'render', context)
      closeBlocks()
      const { instance } = thrown
      const shown = isReRendered(thrown, context)
        ? renderLastGood(thrown, call, context)
        : standIn(thrown, context)?.()
      // Nothing better is known than what the page shows by now.
      return shown ?? (instance.isMounted ? instance.subTree : createCommentVNode())
    },
  }
}

/** Makes the error a failure of the running update, unless it is none. */
function takeOver(
  { id, error, version }: Thrown,
  during: ComponentFailure['during'],
  { runtime, errors }: FallbackContext,
): void {
  if (runtime.phase === undefined || isThenable(error)) throw error
  errors.report({ component: id, during, error, version })
  if (runtime.phase === 'rollback' && !runtime.versions.isFailed(version)) throw error
}

/** Whether the instance is older than the version: only its render function has been replaced. */
const isReRendered = ({ instance, version }: Thrown, { isMadeBy }: FallbackContext): boolean =>
  !(isMadeBy(instance, version) ?? !instance.isMounted)

function lastGoodOf({ id, version }: Thrown, { runtime }: FallbackContext): Definition | undefined {
  // Nothing but versions of this component is noted under its id.
  const lastGood = runtime.versions.lastGood(id) as Definition | undefined
  return lastGood === version ? undefined : lastGood
}

/** Goes back to the last good render function, with the state and the DOM that the instance has. */
function renderLastGood(thrown: Thrown, { self, args }: RenderCall, context: FallbackContext): unknown {
  const render = lastGoodOf(thrown, context)?.render
  if (!render) return undefined
  const instance = internalsOf(thrown.instance)
  const cache: unknown[] = []
  try {
    const shown = render.call(self, args[0], cache, ...args.slice(2))
    instance.renderCache = cache
    instance.render = render
    return shown
  } catch {
    closeBlocks()
    return undefined
  }
}

/** The whole last good version, in the place of an instance that the failed one has made. */
function standIn(thrown: Thrown, context: FallbackContext): (() => VNode) | undefined {
  const lastGood = lastGoodOf(thrown, context)
  if (!lastGood) return undefined
  const render = context.standIns.rendererOf(thrown.instance, lastGood)
  silence(thrown, context)
  internalsOf(thrown.instance).render = render
  return render
}

/** Takes back what the failed version has set up: hooks, watchers, subscriptions. */
function silence({ id, instance }: Thrown, { errors, forget }: FallbackContext): void {
  forget(instance)
  const internals = internalsOf(instance)
  Object.assign(internals, { bm: null, m: null, bu: null, u: null, a: null, da: null })
  const { effects, cleanups } = internals.scope
  try {
    for (const effect of effects) if (effect !== internals.effect) effect.stop()
    for (const cleanup of cleanups.splice(0)) cleanup()
  } catch (error) {
    errors.report({ component: id, during: 'effect', error })
  }
}
