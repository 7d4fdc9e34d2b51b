import { stableUrl } from '../shared/module-id.ts'
import type { HmrClient } from './hmr-client.ts'
import { captureHotContexts, restoreData, type HotContexts } from './hot-contexts.ts'

/** How far Vite's client has got with an update. */
export interface UpdateProgress {
  readonly contexts: HotContexts
  /** Urls of the modules that were told that they are about to be replaced. */
  readonly disposed: Set<string>
  /** What each module has left in `hot.data` for the one that takes its place. */
  readonly handedOver: Map<string, Readonly<Record<string, unknown>>>
  /** Modules that are part of a cycle of imports. */
  readonly circular: Set<string>
  hasFailedImport: boolean
  /** Whether a callback was called. */
  hasApplied: boolean
}

/** Starts with the hot contexts as they are. */
export const createProgress = (client: HmrClient): UpdateProgress => ({
  contexts: captureHotContexts(client),
  disposed: new Set(),
  handedOver: new Map(),
  circular: new Set(),
  hasFailedImport: false,
  hasApplied: false,
})

/**
 * Puts the hot contexts back that modules had when the update began.
 * @param reapplied urls of the modules that are about to be evaluated again
 */
export function takeBack(client: HmrClient, progress: UpdateProgress, reapplied: ReadonlySet<string>): void {
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
  // Code that did not come to its end may not be able to clean up after itself.
  void new Promise((resolve) => resolve(disposer({ ...client.dataMap.get(url) }))).catch(() => {})
}
