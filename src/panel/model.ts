import type { Undo } from '../runtime/undo.ts'
import type { MemoryView, PanelSource, ReasonText, SignalPage, SubscriptionRow } from './source.ts'
import { FIRST_VIEW, type Tab, type ViewState } from './view-state.ts'

/** What was asked for, or why it could not be had; undefined before there is an answer. */
export interface Asked<Data> {
  readonly data?: Data
  readonly problem?: string
}

/** Everything that the views are made of. */
export interface PanelData {
  readonly signals: Asked<SignalPage>
  readonly subscriptions: Asked<readonly SubscriptionRow[]>
  readonly memory: Asked<MemoryView>
  readonly reasons: Asked<readonly ReasonText[]>
}

/** The state of one panel. */
export interface PanelModel {
  readonly view: ViewState
  readonly data: PanelData
  /** Changes what is seen. */
  change(view: Partial<ViewState>): void
  /** Asks for what the present view shows. Resolves when it is there, and never rejects. */
  refresh(): Promise<void>
  /** Calls the listener when something has changed. */
  subscribe(listener: () => void): Undo
  readonly dispose: Undo
}

/** Creates the model of one panel. */
export function createPanelModel(source: PanelSource): PanelModel {
  let view = FIRST_VIEW
  let data: PanelData = { signals: {}, subscriptions: {}, memory: {}, reasons: {} }
  const listeners = new Set<() => void>()
  const asking = new Set<Tab>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const load = async <Name extends keyof PanelData>(
    name: Name,
    ask: () => Promise<PanelData[Name]['data'] & {}>,
  ): Promise<void> => {
    // An answer that takes long is waited for, not asked for again.
    if (asking.has(name)) return
    asking.add(name)
    try {
      data = { ...data, [name]: { data: await ask() } }
    } catch (error) {
      data = { ...data, [name]: { problem: error instanceof Error ? error.message : String(error) } }
    }
    asking.delete(name)
    tell()
  }
  const loaders: Record<Tab, () => Promise<void>> = {
    history: async () => tell(),
    signals: () => load('signals', () => source.signals({ text: view.signalText, limit: view.signalLimit })),
    subscriptions: () => load('subscriptions', source.subscriptions),
    memory: () => load('memory', source.memory),
    reasons: async () => {
      if (!data.reasons.data) await load('reasons', source.reasons)
    },
  }
  const undo = source.subscribe(tell)
  return {
    get view() {
      return view
    },
    get data() {
      return data
    },
    change(changed) {
      const { tab, signalText, signalLimit } = view
      view = { ...view, ...changed }
      tell()
      const isOther = view.signalText !== signalText || view.signalLimit !== signalLimit
      if (view.tab !== tab || isOther) void loaders[view.tab]()
    },
    refresh: () => loaders[view.tab](),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose() {
      undo()
      listeners.clear()
    },
  }
}
