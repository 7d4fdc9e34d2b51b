import { onErrorCaptured, type App, type AppContext, type ComponentInternalInstance } from 'vue'
import type { ComponentFailure, DevRuntime } from '../contract.ts'
import { instanceOf, isThenable, type Definition, type OptionFunction } from './dev-internals.ts'

type ErrorHandler = NonNullable<App['config']['errorHandler']>

/** Tells the running transaction what components have thrown. */
export interface ErrorReports {
  /** Reports an error once, however often it comes by. */
  report(failure: Omit<ComponentFailure, 'framework'>): void
  /**
   * From now on, what hooks and watchers of the app throw while an update runs fails the update, and what the
   * children of this instance throw does so before its own `errorCaptured` hooks take it for something to show.
   */
  watch(instance: ComponentInternalInstance): void
  /** The same for an `errorCaptured` option. */
  guardCapture(hook: OptionFunction): OptionFunction
}

/**
 * @param idOf gives the id of a component by its definition
 * @param makers the version whose setup has made an instance
 */
export function createErrorReports(
  runtime: DevRuntime,
  idOf: (type: object) => string,
  makers: WeakMap<ComponentInternalInstance, Definition>,
): ErrorReports {
  const reported = new WeakSet<object>()
  const watched = new WeakSet<AppContext>()
  const report: ErrorReports['report'] = (failure) => {
    const { error } = failure
    if (typeof error === 'object' && error !== null) {
      if (reported.has(error)) return
      reported.add(error)
    }
    runtime.fail({ framework: 'vue', ...failure })
  }
  const handlerFor = (own: ErrorHandler | undefined): ErrorHandler => {
    return function (error, proxy, info) {
      const instance = instanceOf(proxy)
      const component = instance ? idOf(instance.type) : 'vue'
      const version = instance && makers.get(instance)
      const isPassedOn = isAppsOwn(error, info)
      if (!isPassedOn) report({ component, during: duringOf(info), error, version })
      if (own) own(error, proxy, info)
      else if (isPassedOn) throw error
    }
  }
  const capture = (error: unknown, proxy: Parameters<ErrorHandler>[1], info: string): boolean => {
    if (runtime.phase === undefined || isAppsOwn(error, info)) return false
    const { errorHandler } = instanceOf(proxy)?.appContext.config ?? {}
    errorHandler?.(error, proxy, info)
    return errorHandler !== undefined
  }
  return {
    report,
    watch(instance) {
      watchApp(instance.appContext)
      onErrorCaptured((error, proxy, info) => !capture(error, proxy, info), instance)
    },
    guardCapture: (hook) =>
      function (...args) {
        const [error, proxy, info] = args as Parameters<ErrorHandler>
        return capture(error, proxy, info) ? false : hook.apply(this, args)
      },
  }

  function watchApp(context: AppContext): void {
    if (watched.has(context)) return
    watched.add(context)
    let own = context.config.errorHandler
    Object.defineProperty(context.config, 'errorHandler', {
      configurable: true,
      enumerable: true,
      get: () => (runtime.phase === undefined ? own : handlerFor(own)),
      set(next: ErrorHandler | undefined) {
        own = next
      },
    })
  }
}

/** What is thrown to be waited for, and what the user does meanwhile, is no part of the update. */
const isAppsOwn = (error: unknown, info: string): boolean => isThenable(error) || EVENT_RE.test(info)

const EVENT_RE = /\bevent handler$/

function duringOf(info: string): ComponentFailure['during'] {
  if (info === 'setup function') return 'setup'
  return /^(?:render function|component update|scheduler flush)$/.test(info) ? 'render' : 'effect'
}
