import type { ComponentStateSnapshot, FrameworkHotReloadAdapter } from '../../adapters/contract.ts'
import type { GlobalSignal } from '../runtime/nodes.ts'
import type { Registry } from '../runtime/registry.ts'
import { isTouched, setInitial } from '../runtime/signals.ts'
import type { Framework } from '../shared/framework.ts'
import { byComponent, toCells, type ComponentStates } from './component-state.ts'
import type { SignalStateSnapshot, StatePreservationManager, SubscriptionSnapshot } from './contract.ts'
import type { ControlledOwnership } from './control-ownership.ts'

/** Where the state is that outlives an update. */
export interface StatePreservationContext {
  readonly registry: Registry
  readonly ownership: ControlledOwnership
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
    backupSignalState: () => holdSignals(registry.signals.values()),
    restoreSignalState({ signals, held }) {
      // Of thousands of signals, pairs with their numbers would take longer to make than to look at.
      signals.forEach((signal, index) => writeBack(signal, held[index]))
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

/** Reads what signals hold. Two lists of thousands of signals take a fraction of the time and the room that a map of them does. */
export function holdSignals(all: Iterable<GlobalSignal>): SignalStateSnapshot {
  const signals = [...all]
  const held = signals.map((signal) => signal.peek())
  return {
    signals,
    held,
    get values() {
      return new Map(signals.map(({ key }, index) => [String(key), held[index]]))
    },
  }
}

/**
 * Returns a function that gives a signal back what the code of one evaluation has overwritten. A module
 * that sets a signal at its top level does so once, when it is first evaluated, and not after each edit.
 */
export function keepSignalValues(registry: Registry, isRedeclared: (key: string) => boolean): () => void {
  const { signals, held } = holdSignals(registry.signals.values())
  return () => {
    signals.forEach((signal, index) => {
      if (!Object.is(signal.peek(), held[index]) && !isRedeclared(String(signal.key)))
        writeBack(signal, held[index])
    })
  }
}

/** The keys of the signals that did not exist when a snapshot was taken. */
export function signalsSince({ signals }: Registry, snapshot: SignalStateSnapshot): string[] {
  const known = new Set(snapshot.signals)
  return [...signals].flatMap(([key, signal]) => (known.has(signal) ? [] : [key]))
}

/** Forgets those of the signals that nobody follows. */
export function removeUnused({ signals }: Registry, keys: readonly string[]): void {
  for (const key of keys) {
    const signal = signals.get(key)
    if (signal && !isFollowed(signal)) signals.delete(key)
  }
}

const isFollowed = ({ subs, broadcast }: GlobalSignal): boolean =>
  subs !== undefined || (broadcast?.listeners.size ?? 0) > 0

function writeBack(signal: GlobalSignal, value: unknown): void {
  if (Object.is(signal.peek(), value)) return
  if (isTouched(signal)) signal.set(value)
  else setInitial(signal, value)
}
