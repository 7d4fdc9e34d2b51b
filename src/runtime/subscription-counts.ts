import type { CoreRegistry } from './core-registry.ts'
import type { Link, ListenerNode, ReactiveNode, WatcherNode } from './nodes.ts'

/** Active listeners by name; names without any are left out. */
export interface SubscriptionCounts {
  /** `on` and `once`, by event name. */
  readonly events: Record<string, number>
  /** `subscribe` and `effect` that depend directly on a global signal, by its key. */
  readonly signals: Record<string, number>
}

/** Counts the listeners that would be called now; suspended ones would not. */
export const countSubscriptions = ({ listeners, signals }: CoreRegistry): SubscriptionCounts => ({
  events: countEach(listeners),
  signals: countEach(
    [...signals].map(([key, { broadcast, subs }]) => [
      key,
      [...(broadcast?.listeners ?? []), ...effectsOf(subs)],
    ]),
  ),
})

type Subscribed = WatcherNode | ListenerNode

function countEach(entries: Iterable<readonly [string, Iterable<Subscribed>]>): Record<string, number> {
  const counts = [...entries].map(
    ([name, nodes]) => [name, [...nodes].filter((node) => !node.isSuspended).length] as const,
  )
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

function* effectsOf(link: Link | undefined): Generator<WatcherNode> {
  for (; link; link = link.nextSub) if (isEffect(link.sub)) yield link.sub
}

/** The others are computeds, which have no `run`, and what tells the listeners of the signal. */
const isEffect = (node: ReactiveNode): node is WatcherNode =>
  'run' in node && (node as Partial<WatcherNode>).source === undefined
