import type { MetamonPage } from '../../orchestrator/index.ts'
import type { PanelSource, SignalPage, SignalQuery, SubscriptionRow, MemoryView } from '../source.ts'
import { followUpdates } from './follow-updates.ts'
import { readSignals } from './read-signals.ts'
import { createWriterWatch } from './watch-writers.ts'

/** What one page of the app holds, in the form in which the panel shows it. */
export interface PageData {
  signals(query: SignalQuery): SignalPage
  /** Returns false where there is no signal of that key. */
  setSignal(key: string, value: unknown): boolean
  subscriptions(): readonly SubscriptionRow[]
  memory(): MemoryView
}

const KEY: unique symbol = Symbol.for('metamon.panel-data')

/** The data of the page; what is counted from now on is counted once, however often this is called. */
export function findPageData(page: MetamonPage): PageData {
  // `globalThis` is an object like any other; nothing else uses a symbol of this name.
  const host = globalThis as { [KEY]?: PageData }
  return host[KEY] ?? Object.defineProperty(host, KEY, { value: createPageData(page) })[KEY]!
}

function createPageData({ hot, inspection }: MetamonPage): PageData {
  if (!inspection) throw new Error('the page has not loaded what the panel shows')
  const { registry } = inspection
  const writers = createWriterWatch(registry, inspection.moduleOf)
  const updates = followUpdates(hot, registry, inspection)
  return {
    signals(query) {
      writers.watch()
      return readSignals({ registry, inspection, writers }, query)
    },
    setSignal(key, value) {
      const signal = registry.signals.get(key)
      signal?.set(value)
      return signal !== undefined
    },
    subscriptions: updates.subscriptions,
    memory: updates.memory,
  }
}

/** What a source takes over from the page that it is in. */
export function toSourceParts(
  data: PageData,
): Pick<PanelSource, 'signals' | 'setSignal' | 'subscriptions' | 'memory'> {
  return {
    signals: async (query) => data.signals(query),
    async setSignal(key, value) {
      if (!data.setSignal(key, value)) throw new Error(`There is no signal \`${key}\` any more`)
    },
    subscriptions: async () => data.subscriptions(),
    memory: async () => data.memory(),
  }
}
