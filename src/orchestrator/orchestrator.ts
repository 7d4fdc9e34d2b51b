import { byComponent, toStates, type ComponentStates } from './component-state.ts'
import type { OrchestratorContext } from './context.ts'
import type { HotReloadOrchestrator, StateSnapshot } from './contract.ts'
import { describeKept } from './kept.ts'
import { holdSignals } from './state-preservation.ts'
import { createSlotMap } from '../shared/slot-map.ts'

/** Creates the orchestrator of one page: it keeps the state, the frameworks do the updates. */
export function createOrchestrator(context: OrchestratorContext): HotReloadOrchestrator {
  const { state, ownership } = context
  return {
    async handleFileChange(filePath) {
      const loaded = context.expected.filter((one) => one.framework && ownership.has(one.url))
      const frameworks = new Set(loaded.map((one) => one.framework))
      const adapters = context.adapters.filter((adapter) => frameworks.has(adapter.framework))
      await Promise.all(adapters.map((adapter) => adapter.handleComponentReload(filePath)))
    },
    preserveState: () => takeSnapshot(context),
    restoreState(snapshot) {
      ownership.rollBack(() => state.restoreSignalState(snapshot.signals))
      // Only an update creates what is given its state.
      if (context.running)
        for (const [id, component] of snapshot.components) state.restoreComponentState(id, component)
      return describeKept(context, snapshot)
    },
    async syncFrameworks() {
      const deaf = context.adapters.filter((adapter) => !adapter.validateAdapterConnections())
      for (const adapter of deaf) adapter.reconnectMetamonAdapters()
      const stillDeaf = deaf.find((adapter) => !adapter.validateAdapterConnections())
      if (stillDeaf)
        throw new Error(`the ${stillDeaf.framework} adapter is not connected to every signal and event`)
    },
    handleReloadError({ code, message, filePath, loc, frame }) {
      context.running?.diagnostics.push({
        code,
        message,
        ...(filePath && { file: filePath }),
        ...loc,
        ...(frame && { frame }),
      })
    },
  }
}

/**
 * Takes a snapshot of everything that has to outlive an update.
 * @param earlier states to fall back on for components that an update before has taken off the page
 */
export function takeSnapshot(context: OrchestratorContext, earlier?: ComponentStates): StateSnapshot {
  const { options, state, componentState } = context
  const states = options.preserveComponentState ? componentState.capture(earlier) : toStates(createSlotMap())
  return {
    signals: options.preserveSignals ? state.backupSignalState() : holdSignals([]),
    subscriptions: options.preserveSubscriptions ? state.backupSubscriptions() : { events: {}, signals: {} },
    states,
    // Few ask for it, and it is made of all the values there are.
    get components() {
      return byComponent(states)
    },
    takenAt: Date.now(),
  }
}
