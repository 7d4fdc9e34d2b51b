import type { Subscription } from '../runtime/dev-hooks.ts'
import type { ReloadMoments } from '../runtime/reload-moments.ts'
import type { Undo } from '../runtime/undo.ts'
import { createClaim } from './claim.ts'

/** What the app wants to be called for at each hot update. */
export interface ReloadListeners {
  add<Moment extends keyof ReloadMoments>(
    moment: Moment,
    listener: (data: ReloadMoments[Moment]) => void,
  ): Undo
  /** In the order in which they were added. */
  readonly entries: ReadonlySet<ReloadListener>
}

export interface ReloadListener {
  readonly moment: keyof ReloadMoments
  readonly listener: (data: never) => void
  /** Not active while the listener is not to be called. */
  readonly subscription: Subscription
}

/** @param claim is told of every listener, so that those of a module end when it is evaluated again */
export function createReloadListeners(claim: (subscription: Subscription) => void): ReloadListeners {
  const entries = new Set<ReloadListener>()
  return {
    entries,
    add(moment, listener) {
      const subscription = createClaim(() => entries.delete(entry))
      const entry = { moment, listener, subscription }
      entries.add(entry)
      claim(subscription)
      return subscription.dispose
    },
  }
}
