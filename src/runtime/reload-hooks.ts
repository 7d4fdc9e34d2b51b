import { registry } from './core-registry.ts'
import type { AppliedReload, ReloadInfo, ReloadMoments, RolledBackReload } from './reload-moments.ts'
import type { Undo } from './undo.ts'

/**
 * Calls `listener` before each hot update, before anything is captured or replaced. It may still write signals
 * and storage; it is not waited for. In production it is never called.
 *
 * @returns ends the subscription. A module's own ends by itself when the module is evaluated again.
 * @example
 * onBeforeReload(({ files }) => editor.save(files))
 */
export const onBeforeReload = (listener: (info: ReloadInfo) => void): Undo => listen('before', listener)

/**
 * Calls `listener` after each hot update that went well, when the frameworks have rendered it. In production it
 * is never called.
 *
 * @returns ends the subscription. A module's own ends by itself when the module is evaluated again.
 * @example
 * onAfterReload(({ kept, lost }) => status.show(`${kept.length} kept, ${lost.length} lost`))
 */
export const onAfterReload = (listener: (reload: AppliedReload) => void): Undo => listen('after', listener)

/**
 * Calls `listener` when a hot update has failed in this page and the page is back at its last good code. In
 * production it is never called.
 *
 * @returns ends the subscription. A module's own ends by itself when the module is evaluated again.
 * @example
 * onRollback(({ errors }) => status.show(errors[0].message))
 */
export const onRollback = (listener: (reload: RolledBackReload) => void): Undo => listen('rollback', listener)

function listen<Moment extends keyof ReloadMoments>(
  moment: Moment,
  listener: (data: ReloadMoments[Moment]) => void,
): Undo {
  return registry.dev?.reload?.(moment, listener) ?? (() => {})
}
