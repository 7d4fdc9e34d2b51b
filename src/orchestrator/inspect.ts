import type { Registry, Subscription } from '../runtime/registry.ts'
import type { Connections } from './dev-hooks.ts'
import type { EffectWatch, ModuleEffects } from './effect-watch.ts'
import type { ControlledOwnership } from './control-ownership.ts'
import type { ControlledRedeclarations } from './control-redeclarations.ts'

/** Somebody who has subscribed to an event or a global signal. */
export interface Follower {
  readonly kind: Subscription['kind']
  readonly name: string
  /** A framework, for its components, or the url of a module. */
  readonly by: string
  readonly count: number
}

/** What the page knows that no transaction needs: tools ask for it. */
export interface PageInspection {
  readonly registry: Registry
  followers(): readonly Follower[]
  /** What each module has started at its top level and not ended. */
  effects(): readonly ModuleEffects[]
  /** The initial value that was declared last for a signal, as text; undefined where nobody has said it again. */
  initialOf(key: string): string | undefined
  /** The url by which the page knows the module of a url; undefined where it is none of the app. */
  moduleOf(fullUrl: string): string | undefined
}

/** Creates what tools ask of one page. */
export function createInspection(
  registry: Registry,
  connections: Connections,
  ownership: ControlledOwnership,
  effects: EffectWatch,
  redeclarations: ControlledRedeclarations,
): PageInspection {
  return {
    registry,
    followers: () => [
      ...connections
        .list()
        .flatMap(({ framework, kind, name, subscriptionCount }) =>
          name === undefined ? [] : [{ kind, name, by: framework, count: subscriptionCount }],
        ),
      ...ownership
        .subscriptions()
        .flatMap(({ url, subscription: { kind, name, active } }) =>
          name !== undefined && active ? [{ kind, name, by: url, count: 1 }] : [],
        ),
    ],
    effects: effects.list,
    initialOf: redeclarations.initialOf,
    moduleOf: ownership.urlOf,
  }
}
