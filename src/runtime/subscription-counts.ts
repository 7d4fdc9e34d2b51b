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
  events: countEach(listeners, countActive),
  // Of thousands of signals, most have nobody who follows them: for those nothing is made.
  signals: countEach(signals, ({ broadcast, subs }) =>
    broadcast || subs ? countActive(broadcast?.listeners ?? []) + countActive(effectsOf(subs)) : 0,
  ),
})

type Subscribed = WatcherNode | ListenerNode

function countActive(nodes: Iterable<Subscribed>): number {
  let count = 0
  for (const node of nodes) if (!node.isSuspended) count += 1
  return count
}

function countEach<Item>(
  items: ReadonlyMap<string, Item>,
  count: (item: Item) => number,
): Record<string, number> {
  const counts: [name: string, count: number][] = []
  items.forEach((item, name) => {
    const found = count(item)
    if (found > 0) counts.push([name, found])
  })
  return Object.fromEntries(counts)
}

function* effectsOf(link: Link | undefined): Generator<WatcherNode> {
  for (; link; link = link.nextSub) if (isEffect(link.sub)) yield link.sub
}

/** The others are computeds, which have no `run`, and what tells the listeners of the signal. */
const isEffect = (node: ReactiveNode): node is WatcherNode =>
  'run' in node && (node as Partial<WatcherNode>).source === undefined
