import { registry, type CoreRegistry } from './core-registry.ts'
import type { ConnectionInfo } from './dev-hooks.ts'
import { controlOf } from './subscription-control.ts'
import { createToSubscription } from './subscription.ts'
import { countSubscriptions, type SubscriptionCounts } from './subscription-counts.ts'
import type { Undo } from './undo.ts'

export type { ConnectionInfo, DevHooks, Subscription } from './dev-hooks.ts'
export type { Signal } from './signal-types.ts'

/** The page's registry, with what dev tools and tests want to know. */
export interface Registry extends CoreRegistry {
  /** Active listeners right now, by event name and by signal key; names without listeners are left out. */
  subscriptionCounts(): SubscriptionCounts
}

/**
 * Returns the page's registry; every copy of the package has the same one.
 *
 * @example
 * getRegistry().report = (error) => overlay.show(error)
 */
export function getRegistry(): Registry {
  // Added here, so that an app that only uses signals and events does not ship it.
  return Object.assign(registry, {
    toSubscription: createToSubscription(controlOf),
    subscriptionCounts: () => countSubscriptions(registry),
  })
}

/**
 * Subscribes on behalf of a component: through the dev tools where there are any, otherwise directly.
 *
 * @example
 * connect({ framework: 'react', kind: 'event', name }, () => on(name, handler))
 */
export function connect(info: ConnectionInfo, subscribe: () => Undo): Undo {
  return registry.dev ? registry.dev.connect(info, subscribe) : subscribe()
}
