import type { Undo } from '../runtime/undo.ts'
import { stableUrl } from '../shared/module-id.ts'
import { describeError, fileOf, toFailure, type UpdateFailure } from './failures.ts'
import type { HmrCallback, HmrClient, HmrUpdate } from './hmr-client.ts'
import type { UpdateProgress } from './update-progress.ts'

/** What the replaced methods need to know. */
export interface HmrPatchOptions {
  readonly client: HmrClient
  /** The update that is under way; while there is none, the client behaves as if it were not patched. */
  readonly progress: () => UpdateProgress | undefined
  readonly fail: (failure: UpdateFailure) => void
  /** Told of what does not make an update fail. */
  readonly warn: (message: string) => void
}

/** Replaces the three methods of the client that an update goes through. */
export function patchHmrClient(options: HmrPatchOptions): Undo {
  const { client, fail } = options
  const { importUpdatedModule, fetchUpdate, warnFailedUpdate } = client
  Object.assign(client, {
    importUpdatedModule(update: HmrUpdate) {
      const progress = options.progress()
      if (!progress) return importUpdatedModule.call(client, update)
      const { acceptedPath, isWithinCircularImport } = update
      progress.handedOver.set(acceptedPath, { ...client.dataMap.get(acceptedPath) })
      if (isWithinCircularImport) progress.circular.add(acceptedPath)
      // Vite would reload the page when the import fails, whatever the reason.
      return importUpdatedModule.call(client, { ...update, isWithinCircularImport: false })
    },
    warnFailedUpdate(error: unknown, url: string) {
      const progress = options.progress()
      if (!progress) return warnFailedUpdate.call(client, error, url)
      progress.hasFailedImport = true
      const needsReload = progress.circular.has(url) && isOrderError(error)
      fail(toFailure('evaluate', error, { file: fileOf(url), needsReload }))
    },
    async fetchUpdate(update: HmrUpdate) {
      const progress = options.progress()
      if (!progress) return fetchUpdate.call(client, update)
      const isOpen = () => options.progress() === progress
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

interface OpenGuard extends HmrPatchOptions {
  /** Whether what goes wrong still counts. */
  readonly isOpen: () => boolean
}

/** Vite takes the callbacks and the disposer of a module before it first waits: they are exchanged until then. */
function withGuards<Result>(
  options: OpenGuard,
  { disposed }: UpdateProgress,
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
  warn: HmrPatchOptions['warn'],
): (data: unknown) => Promise<void> {
  return async (data) => {
    try {
      await disposer(data)
    } catch (error) {
      warn(`${url} threw while it was disposed of: ${describeError(error)}`)
    }
  }
}
