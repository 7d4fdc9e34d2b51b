import type { HotChannel } from '../../orchestrator/index.ts'
import type { PageInspection } from '../../orchestrator/inspect.ts'
import type { Registry } from '../../runtime/registry.ts'
import { EVENTS, type JournalEntry } from '../../shared/protocol.ts'
import type { Undo } from '../../runtime/undo.ts'
import type { MemorySample, MemoryView, SubscriptionRow } from '../source.ts'
import { followersByName } from './read-signals.ts'

/** What is counted at every update while the panel is there. */
export interface UpdateWatch {
  subscriptions(): readonly SubscriptionRow[]
  memory(): MemoryView
  readonly stop: Undo
}

type Counts = ReturnType<Registry['subscriptionCounts']>

const MAX_SAMPLES = 60

/** Counts subscriptions before and after every update from now on, and what the page weighs after it. */
export function followUpdates(hot: HotChannel, registry: Registry, inspection: PageInspection): UpdateWatch {
  let begun: Counts | undefined
  let compared: { readonly before: Counts; readonly after: Counts } | undefined
  const samples: MemorySample[] = []
  const settled = (event: Event) => {
    if (begun) compared = { before: begun, after: registry.subscriptionCounts() }
    begun = undefined
    samples.push(takeSample(labelOf(event), inspection))
    if (samples.length > MAX_SAMPLES) samples.shift()
  }
  // Whoever throws here, or rejects, makes Vite drop the update.
  hot.on('vite:beforeUpdate', async () => void (begun ??= registry.subscriptionCounts()))
  addEventListener(EVENTS.settled, settled)
  return {
    subscriptions: () => toRows(registry.subscriptionCounts(), compared, inspection),
    memory: () => ({
      now: takeSample('now', inspection),
      samples: [...samples],
      modules: inspection.effects().filter(({ effects }) => effects.length > 0),
    }),
    stop: () => removeEventListener(EVENTS.settled, settled),
  }
}

function toRows(
  now: Counts,
  compared: { readonly before: Counts; readonly after: Counts } | undefined,
  inspection: PageInspection,
): readonly SubscriptionRow[] {
  return (['event', 'signal'] as const).flatMap((kind) => {
    const of = (counts: Counts) => counts[kind === 'event' ? 'events' : 'signals']
    const followers = followersByName(inspection, kind)
    const names = new Set(
      [now, compared?.before, compared?.after].flatMap((one) => (one ? Object.keys(of(one)) : [])),
    )
    return [...names].toSorted().map((name) => ({
      kind,
      name,
      now: of(now)[name] ?? 0,
      by: followers.get(name) ?? [],
      ...(compared && { before: of(compared.before)[name] ?? 0, after: of(compared.after)[name] ?? 0 }),
    }))
  })
}

function takeSample(label: string, inspection: PageInspection): MemorySample {
  const heapBytes = readHeap()
  const started = inspection.effects().flatMap(({ effects }) => effects.map(({ count }) => count))
  return {
    label,
    domNodes: document.querySelectorAll('*').length,
    effects: started.reduce((sum, count) => sum + count, 0),
    ...(heapBytes !== undefined && { heapBytes }),
  }
}

/** Only Chromium tells. */
function readHeap(): number | undefined {
  const memory: unknown = Reflect.get(performance, 'memory')
  if (typeof memory !== 'object' || memory === null) return undefined
  const used: unknown = Reflect.get(memory, 'usedJSHeapSize')
  return typeof used === 'number' ? used : undefined
}

function labelOf(event: Event): string {
  // The page's journal dispatches its entries under this name.
  const entry = event instanceof CustomEvent ? (event.detail as JournalEntry | undefined) : undefined
  return entry?.files[0] ?? entry?.outcome ?? 'update'
}
