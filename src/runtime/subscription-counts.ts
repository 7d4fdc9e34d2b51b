import type { Link, ReactiveNode } from './reactive-node.ts'
import type { Bus } from './bus.ts'
import type { Subscription } from './dev-hooks.ts'

/** Active listeners by name; names without any are left out. */
export interface SubscriptionCounts {
  /** `on` and `once`, by event name. */
  readonly events: Record<string, number>
  /** `subscribe` and `effect` that depend directly on a global signal, by its key. */
  readonly signals: Record<string, number>
}

interface Counted {
  readonly signals: ReadonlyMap<string, ReactiveNode>
  readonly bus: Bus
}

/** Counts the listeners that would be called now; suspended ones would not. */
export const countSubscriptions = ({ signals, bus }: Counted): SubscriptionCounts => ({
  events: countEach(bus.listeners),
  signals: countEach([...signals].map(([key, { subs }]) => [key, subscribersOf(subs)])),
})

function countEach(
  entries: Iterable<readonly [string, Iterable<Partial<Subscription>>]>,
): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const [name, subscriptions] of entries) {
    for (const { active } of subscriptions) if (active) counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

/** Some are computeds, which are no subscriptions: they have no `active`. */
function* subscribersOf(link: Link | undefined): Generator<Partial<Subscription>> {
  for (; link; link = link.nextSub) yield link.sub as Partial<Subscription>
}
