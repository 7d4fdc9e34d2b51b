import type { ComponentStateSnapshot, FrameworkHotReloadAdapter } from '../../adapters/contract.ts'
import type { Registry, Signal } from '../runtime/registry.ts'
import type { SignalStateSnapshot, StatePreservationManager, SubscriptionSnapshot } from './contract.ts'
import type { Framework } from '../shared/framework.ts'
import type { ModuleOwnership } from './module-ownership.ts'
import type { StateCells } from './state-cells.ts'

export interface StatePreservationContext {
  readonly registry: Registry
  readonly ownership: ModuleOwnership
  readonly cells: StateCells
  readonly adapters: readonly FrameworkHotReloadAdapter[]
}

export function createStatePreservation(context: StatePreservationContext): StatePreservationManager {
  const { registry, ownership, cells } = context
  const adapterOf = (framework: Framework | undefined) =>
    framework && context.adapters.find((one) => one.framework === framework)
  return {
    backupSignalState: () => ({
      values: new Map([...registry.signals].map(([key, signal]) => [key, signal.peek()])),
    }),
    restoreSignalState({ values }) {
      for (const [key, value] of values) writeBack(registry.signals.get(key), value)
    },
    backupSubscriptions: (): SubscriptionSnapshot => registry.subscriptionCounts(),
    restoreSubscriptions() {
      ownership.revertUnfinished()
    },
    backupComponentState(componentId): ComponentStateSnapshot {
      const adapter = adapterOf(cells.frameworkOf(componentId))
      if (adapter) return adapter.preserveFrameworkState(componentId)
      return { componentId, values: new Map(cells.list(componentId).map((cell) => [cell.name, cell.read()])) }
    },
    restoreComponentState(componentId, snapshot) {
      const adapter = adapterOf(snapshot.framework)
      if (adapter) return adapter.restoreFrameworkState(componentId, snapshot)
      const known = cells.list(componentId).filter((cell) => snapshot.values.has(cell.name))
      for (const cell of known) cell.write(snapshot.values.get(cell.name))
    },
  }
}

/**
 * Returns a function that gives a signal back what the code of one evaluation has overwritten. A module
 * that sets a signal at its top level does so once, when it is first evaluated, and not after each edit.
 */
export function keepSignalValues(registry: Registry, isRedeclared: (key: string) => boolean): () => void {
  const before: SignalStateSnapshot['values'] = new Map(
    [...registry.signals].map(([key, one]) => [key, one.peek()]),
  )
  return () => {
    for (const [key, value] of before) if (!isRedeclared(key)) writeBack(registry.signals.get(key), value)
  }
}

function writeBack(signal: Signal<unknown> | undefined, value: unknown): void {
  if (signal && !Object.is(signal.peek(), value)) signal.set(value)
}
