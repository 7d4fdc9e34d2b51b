import type { Undo } from '../runtime/undo.ts'
import { stableUrl } from '../shared/module-id.ts'
import { describeError, fileOf, toFailure, type UpdateFailure } from './failures.ts'
import type { HmrCallback, HmrClient, HmrUpdate } from './hmr-client.ts'
import { captureHotContexts, restoreData, type HotContexts } from './hot-contexts.ts'

/**
 * Stands between Vite's HMR client and the modules while a transaction runs. An update is applied in two steps:
 * when one module of it cannot be imported, no callback is called, so that nothing of it is applied. (Without
 * the guard, the callbacks of that module get `undefined`, and the others go ahead.)
 */
export interface HmrGuard {
  /** Remembers the hot contexts of all modules. Call it before an update is applied. */
  begin(): void
  /** Whether a callback was called since `begin`. */
  readonly hasApplied: boolean
  /** Whether a module was told, since `begin`, that it is about to be replaced. */
  wasDisposed(url: string): boolean
  /** Whether the page has a hot context of that module. */
  has(url: string): boolean
  /**
   * Puts the hot contexts back that modules had at `begin`, so that the next update calls the callbacks of the
   * code that is live.
   * @param reapplied urls of the modules that are about to be evaluated again
   */
  rollBack(reapplied: ReadonlySet<string>): void
  /** Forgets what was remembered. */
  end(): void
  /** Leaves Vite's client as it was found. */
  readonly release: Undo
}

export interface HmrGuardOptions {
  readonly client: HmrClient
  /** Whether a transaction runs. While none does, the client behaves as without the guard. */
  readonly isRunning: () => boolean
  readonly fail: (failure: UpdateFailure) => void
  /** Told of what does not make an update fail. */
  readonly warn: (message: string) => void
}

/** What has happened since `begin`. */
interface Progress {
  readonly contexts: HotContexts
  readonly disposed: Set<string>
  /** What each module has left in `hot.data` for the one that takes its place. */
  readonly handedOver: Map<string, Readonly<Record<string, unknown>>>
  /** Modules that are part of a cycle of imports. */
  readonly circular: Set<string>
  hasFailedImport: boolean
  hasApplied: boolean
}

export function createHmrGuard(options: HmrGuardOptions): HmrGuard {
  const { client } = options
  let progress: Progress | undefined
  const guarded = () => (options.isRunning() ? progress : undefined)
  return {
    begin: () => void (progress = createProgress(client)),
    get hasApplied() {
      return progress?.hasApplied ?? false
    },
    wasDisposed: (url) => progress?.disposed.has(url) ?? false,
    has: (url) => client.ctxToListenersMap.has(url),
    rollBack(reapplied) {
      if (progress) restoreContexts(client, progress, reapplied)
    },
    end: () => void (progress = undefined),
    release: patch(options, guarded),
  }
}

const createProgress = (client: HmrClient): Progress => ({
  contexts: captureHotContexts(client),
  disposed: new Set(),
  handedOver: new Map(),
  circular: new Set(),
  hasFailedImport: false,
  hasApplied: false,
})

/** Replaces the three methods of the client that an update goes through. */
function patch(options: HmrGuardOptions, guarded: () => Progress | undefined): Undo {
  const { client, fail } = options
  const { importUpdatedModule, fetchUpdate, warnFailedUpdate } = client
  Object.assign(client, {
    importUpdatedModule(update: HmrUpdate) {
      const progress = guarded()
      if (!progress) return importUpdatedModule.call(client, update)
      const { acceptedPath, isWithinCircularImport } = update
      progress.handedOver.set(acceptedPath, { ...client.dataMap.get(acceptedPath) })
      if (isWithinCircularImport) progress.circular.add(acceptedPath)
      // Vite would reload the page when the import fails, whatever the reason.
      return importUpdatedModule.call(client, { ...update, isWithinCircularImport: false })
    },
    warnFailedUpdate(error: unknown, url: string) {
      const progress = guarded()
      if (!progress) return warnFailedUpdate.call(client, error, url)
      progress.hasFailedImport = true
      const needsReload = progress.circular.has(url) && isOrderError(error)
      fail(toFailure('evaluate', error, { file: fileOf(url), needsReload }))
    },
    async fetchUpdate(update: HmrUpdate) {
      const progress = guarded()
      if (!progress) return fetchUpdate.call(client, update)
      const isOpen = () => guarded() === progress
      const fetch = () => fetchUpdate.call(client, update)
      const apply = await withGuards({ ...options, isOpen }, progress, update, fetch)
      return (
        apply &&
        (() => {
          if (progress.hasFailedImport) return
          progress.hasApplied = true
          apply()
        })
      )
    },
  })
  return () => void Object.assign(client, { importUpdatedModule, fetchUpdate, warnFailedUpdate })
}

/** In a cycle of imports, a module can depend on the order in which only a page load evaluates them. */
const isOrderError = (error: unknown): boolean =>
  error instanceof ReferenceError && error.message.includes('before initialization')

interface OpenGuard extends HmrGuardOptions {
  /** Whether what goes wrong still counts. */
  readonly isOpen: () => boolean
}

/** Vite takes the callbacks and the disposer of a module before it first waits: they are exchanged until then. */
function withGuards<Result>(
  options: OpenGuard,
  { disposed }: Progress,
  { path, acceptedPath }: HmrUpdate,
  fetch: () => Result,
): Result {
  const { client, warn } = options
  const module = client.hotModulesMap.get(path)
  const callbacks = module?.callbacks
  const disposer = client.disposeMap.get(acceptedPath)
  const isTaken = path === acceptedPath || callbacks?.some(({ deps }) => deps.includes(acceptedPath)) === true
  if (module && callbacks) module.callbacks = callbacks.map((one) => guardCallback(one, path, options))
  if (module && disposer && isTaken) {
    disposed.add(stableUrl(acceptedPath))
    client.disposeMap.set(acceptedPath, guardDisposer(disposer, acceptedPath, warn))
  }
  try {
    return fetch()
  } finally {
    if (module && callbacks) module.callbacks = callbacks
    if (disposer) client.disposeMap.set(acceptedPath, disposer)
  }
}

/** One callback that throws does not keep the others from being called. */
function guardCallback(callback: HmrCallback, url: string, { fail, isOpen }: OpenGuard): HmrCallback {
  const report = (error: unknown) => fail(toFailure('accept', error, { file: fileOf(url) }))
  return {
    ...callback,
    fn(modules) {
      try {
        const result = callback.fn(modules)
        if (!(result instanceof Promise)) return
        result.catch((error: unknown) => {
          if (!isOpen()) throw error
          report(error)
        })
      } catch (error) {
        report(error)
      }
    },
  }
}

/** A disposer that throws would keep its module from ever being replaced. */
function guardDisposer(
  disposer: (data: unknown) => unknown,
  url: string,
  warn: HmrGuardOptions['warn'],
): (data: unknown) => Promise<void> {
  return async (data) => {
    try {
      await disposer(data)
    } catch (error) {
      warn(`${url} threw while it was disposed of: ${describeError(error)}`)
    }
  }
}

function restoreContexts(client: HmrClient, progress: Progress, reapplied: ReadonlySet<string>): void {
  const { contexts, handedOver } = progress
  const isReapplied = (url: string) => reapplied.has(stableUrl(url))
  for (const url of contexts.changed()) {
    contexts.restore(url)
    if (isReapplied(url)) continue
    cleanUp(client, contexts, url)
    contexts.restoreData(url)
    contexts.restoreDisposer(url)
  }
  for (const [url, data] of handedOver) {
    if (!isReapplied(url)) continue
    restoreData(client, url, data)
    // Where the disposer is still the old one, it has run: what it would clean up is gone.
    if (client.disposeMap.get(url) === contexts.disposerOf(url)) client.disposeMap.delete(url)
  }
}

/** What the failed code has started is ended by the disposer that it has registered itself. */
function cleanUp(client: HmrClient, contexts: HotContexts, url: string): void {
  const disposer = client.disposeMap.get(url)
  if (!disposer || disposer === contexts.disposerOf(url)) return
  try {
    disposer({ ...client.dataMap.get(url) })
  } catch {
    // Code that did not come to its end may not be able to clean up after itself.
  }
}
