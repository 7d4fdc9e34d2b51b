import type { ComponentStateSnapshot, FrameworkHotReloadAdapter } from '../../adapters/contract.ts'
import type { GlobalSignal } from '../runtime/nodes.ts'
import type { Registry } from '../runtime/registry.ts'
import { isTouched, setInitial } from '../runtime/signals.ts'
import type { Framework } from '../shared/framework.ts'
import { byComponent, toCells, type ComponentStates } from './component-state.ts'
import type { SignalStateSnapshot, StatePreservationManager, SubscriptionSnapshot } from './contract.ts'
import type { ModuleOwnership } from './module-ownership.ts'

/** Where the state is that outlives an update. */
export interface StatePreservationContext {
  readonly registry: Registry
  readonly ownership: ModuleOwnership
  /** What the components hold: captured when the running transaction began, or now. */
  readonly components: () => ComponentStates
  readonly adapters: readonly FrameworkHotReloadAdapter[]
}

/** Creates the manager of one page; it holds nothing itself. */
export function createStatePreservation(context: StatePreservationContext): StatePreservationManager {
  const { registry, ownership } = context
  const adapterOf = (framework: Framework | undefined) =>
    framework && context.adapters.find((one) => one.framework === framework)
  return {
    backupSignalState: () => ({ values: valuesOf(registry) }),
    restoreSignalState({ values }) {
      for (const [key, value] of values) writeBack(registry.signals.get(key), value)
    },
    backupSubscriptions: (): SubscriptionSnapshot => registry.subscriptionCounts(),
    restoreSubscriptions: () => ownership.rollBack(),
    backupComponentState(componentId): ComponentStateSnapshot {
      const component = byComponent(context.components()).get(componentId)
      const adapter = adapterOf(component?.framework)
      return adapter?.preserveFrameworkState(componentId) ?? { componentId, values: new Map() }
    },
    restoreComponentState(componentId, snapshot) {
      const adapter = adapterOf(snapshot.framework)
      if (adapter) return adapter.restoreFrameworkState(componentId, snapshot)
      for (const cell of toCells(context.components(), componentId))
        if (snapshot.values.has(cell.name)) cell.write(snapshot.values.get(cell.name))
    },
  }
}

function valuesOf({ signals }: Registry): SignalStateSnapshot['values'] {
  const values = new Map<string, unknown>()
  for (const [key, signal] of signals) values.set(key, signal.peek())
  return values
}

/**
 * Returns a function that gives a signal back what the code of one evaluation has overwritten. A module
 * that sets a signal at its top level does so once, when it is first evaluated, and not after each edit.
 */
export function keepSignalValues(registry: Registry, isRedeclared: (key: string) => boolean): () => void {
  const before = valuesOf(registry)
  return () => {
    for (const [key, value] of before) if (!isRedeclared(key)) writeBack(registry.signals.get(key), value)
  }
}

/** The keys of the signals that did not exist when a snapshot was taken. */
export const signalsSince = ({ signals }: Registry, { values }: SignalStateSnapshot): string[] =>
  [...signals.keys()].filter((key) => !values.has(key))

/** Forgets those of the signals that nobody follows. */
export function removeUnused({ signals }: Registry, keys: readonly string[]): void {
  for (const key of keys) {
    const signal = signals.get(key)
    if (signal && !isFollowed(signal)) signals.delete(key)
  }
}

const isFollowed = ({ subs, broadcast }: GlobalSignal): boolean =>
  subs !== undefined || (broadcast?.listeners.size ?? 0) > 0

function writeBack(signal: GlobalSignal | undefined, value: unknown): void {
  if (!signal || Object.is(signal.peek(), value)) return
  if (isTouched(signal)) signal.set(value)
  else setInitial(signal, value)
}
