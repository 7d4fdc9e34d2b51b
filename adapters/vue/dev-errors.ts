import type { App, AppContext } from 'vue'
import type { ComponentFailure, DevRuntime } from '../contract.ts'
import { instanceOf, isThenable } from './dev-internals.ts'

type ErrorHandler = NonNullable<App['config']['errorHandler']>

/** Tells the running transaction what components have thrown. */
export interface ErrorReports {
  /** Reports an error once, however often it comes by. */
  report(failure: Omit<ComponentFailure, 'framework'>): void
  /** From now on, what hooks and watchers of this app throw while an update runs fails the update. */
  watch(context: AppContext): void
}

/** @param idOf gives the id of a component by its definition */
export function createErrorReports(runtime: DevRuntime, idOf: (type: object) => string): ErrorReports {
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
      const type = instanceOf(proxy)?.type
      const isPassedOn = isThenable(error) || EVENT_RE.test(info)
      if (!isPassedOn) report({ component: type ? idOf(type) : 'vue', during: duringOf(info), error })
      if (own) own(error, proxy, info)
      else if (isPassedOn) throw error
    }
  }
  return {
    report,
    watch(context) {
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
    },
  }
}

/** What the user does while an update runs is not part of it. */
const EVENT_RE = /\bevent handler$/

function duringOf(info: string): ComponentFailure['during'] {
  if (info === 'setup function') return 'setup'
  return /^(?:render function|component update|scheduler flush)$/.test(info) ? 'render' : 'effect'
}
