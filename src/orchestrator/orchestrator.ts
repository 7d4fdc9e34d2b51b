import type { OrchestratorContext } from './context.ts'
import type { HotReloadOrchestrator, RestoreReport, StateSnapshot } from './contract.ts'

/** Creates the orchestrator of one page: it keeps the state, the frameworks do the updates. */
export function createOrchestrator(context: OrchestratorContext): HotReloadOrchestrator {
  const { options, state, ownership } = context
  return {
    async handleFileChange(filePath) {
      const loaded = context.expected.filter((one) => one.framework && ownership.has(one.url))
      const frameworks = new Set(loaded.map((one) => one.framework))
      const adapters = context.adapters.filter((adapter) => frameworks.has(adapter.framework))
      await Promise.all(adapters.map((adapter) => adapter.handleComponentReload(filePath)))
    },
    preserveState: () => ({
      signals: options.preserveSignals ? state.backupSignalState() : { values: new Map() },
      subscriptions: options.preserveSubscriptions
        ? state.backupSubscriptions()
        : { events: {}, signals: {} },
      components: new Map(
        context.cells
          .owners()
          .map(({ componentId }) => [componentId, state.backupComponentState(componentId)]),
      ),
      takenAt: Date.now(),
    }),
    restoreState(snapshot) {
      state.restoreSubscriptions(snapshot.subscriptions)
      state.restoreSignalState(snapshot.signals)
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
    handleReloadError({ code, message, filePath }) {
      context.running?.diagnostics.push({ code, message, ...(filePath && { file: filePath }) })
    },
  }
}

/** What of a snapshot is still there after an update. */
export function describeKept(context: OrchestratorContext, snapshot: StateSnapshot): RestoreReport {
  const resets = context.redeclarations.resets
  const signals = [...snapshot.signals.values.keys()]
  const now = context.state.backupSubscriptions()
  const events = Object.keys(snapshot.subscriptions.events).filter((name) => (now.events[name] ?? 0) > 0)
  const cells = [...snapshot.components.values()].flatMap(({ componentId, values }) => {
    const live = new Set(context.cells.list(componentId).map((cell) => cell.name))
    return [...values.keys()].map((name) => ({ name, isLive: live.has(name) }))
  })
  return {
    kept: [
      ...signals.filter((key) => !resets.has(key)).map((key) => `signal:${key}`),
      ...events.map((name) => `event:${name}`),
      ...cells.filter((cell) => cell.isLive).map((cell) => `state:${cell.name}`),
    ],
    lost: [
      ...[...resets].map((key) => ({
        name: `signal:${key}`,
        reason: 'untouched, and its initial value has changed',
      })),
      ...cells
        .filter((cell) => !cell.isLive)
        .map((cell) => ({ name: `state:${cell.name}`, reason: 'no longer declared' })),
    ],
  }
}
