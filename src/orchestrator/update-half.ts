import type { ComponentFailure, DevRuntime, StateCell, StateSlot } from '../../adapters/contract.ts'
import type { Signal } from '../runtime/signal-types.ts'
import { setInitial } from '../runtime/signals.ts'
import { controlOf, type ControlOf } from '../runtime/subscription-control.ts'
import type { Phase } from '../shared/protocol.ts'
import { createComponentFailures } from './component-failures.ts'
import { toCells } from './component-state.ts'
import type { OrchestratorContext } from './context.ts'
import type { HotReloadOrchestrator } from './contract.ts'
import { createContext, fail, failureOf, warn, warningOf } from './create-context.ts'
import { createEventHub } from './event-hub.ts'
import { followPaints } from './follow-paints.ts'
import { followUpdates } from './follow-updates.ts'
import type { PageInspection } from './inspect.ts'
import type { ClientJournal } from './journal.ts'
import { loadPanel, type PanelModule } from './load-panel.ts'
import { createOrchestrator } from './orchestrator.ts'
import type { PageCore } from './page-core.ts'
import type { Renewed } from './redeclarations.ts'
import { HANDED_OVER } from './state-fates.ts'
import { keepSignalValues } from './state-preservation.ts'
import { createTake } from './take.ts'
import { whenAccepting } from './when-accepting.ts'

/** What a page needs for updates, and not before the first one is on its way. */
export interface UpdateHalf extends Pick<DevRuntime, 'take' | 'fail' | 'versions' | 'declarations'> {
  readonly isRunning: boolean
  /** What the page is doing; undefined while it is idle. */
  readonly phase: Phase | undefined
  /** Hands a message to those who follow it; resolves when they have done what it asks for. */
  receive(event: string, data: unknown): Promise<void>
  /** Resolves when the running update has been applied. */
  applied(): Promise<void>
  /** See `HotAdapterContext`. */
  accepted(): Promise<boolean>
  cells(componentId: string): readonly StateCell[]
  /** Whether the server wants what a module exports to be rendered anew; undefined where it has not said. */
  rerender(url: string): boolean | undefined
  /** Called before a module is evaluated again; what it returns is called when that is over. */
  aroundReevaluation(url: string): () => void
  /** Notes that a variable goes on somewhere else. */
  kept(slot: Pick<StateSlot, 'instance' | 'name'>): void
  /** Called with each initial value of a global signal that no module has declared before. */
  readonly renewed: Renewed
  /** Gives a signal its initial value, whatever it holds. */
  startAnew(signal: Signal<unknown>, initial: unknown): void
  readonly controlOf: ControlOf
  /** Loads the panel. */
  loadPanel(): Promise<PanelModule>
  readonly orchestrator: HotReloadOrchestrator
  readonly inspection: PageInspection
}

/** Makes of what a page has noted what its updates need. */
export function createUpdateHalf(core: PageCore, journal: ClientJournal): UpdateHalf {
  const context = createContext(core)
  const orchestrator = createOrchestrator(context)
  const hub = createEventHub()
  followUpdates({ core, context, orchestrator, hot: { on: hub.on, send: core.hot.send.bind(core.hot) } })
  if (!core.options.isPassive)
    followPaints({ hot: core.hot, journal, paints: context.paints, target: window })
  return {
    ...createHandover(core, context),
    get isRunning() {
      return context.running !== undefined
    },
    get phase() {
      return context.running?.phase
    },
    receive: hub.receive,
    applied: () => context.applied.promise,
    accepted: () => whenAccepting(context),
    rerender: (url) => context.running?.expected.get(url)?.rerender,
    renewed: context.redeclarations.renewed,
    versions: context.versions,
    declarations: context.declarations,
    startAnew: setInitial,
    controlOf,
    loadPanel: () => loadPanel(core),
    orchestrator,
    inspection: context.inspection,
  }
}

/** What hands state over, and hears of what fails meanwhile. */
function createHandover(
  core: PageCore,
  context: OrchestratorContext,
): Pick<UpdateHalf, 'take' | 'fail' | 'cells' | 'kept' | 'aroundReevaluation'> {
  const { options, left } = core
  const { versions, registry, redeclarations, effects, componentState } = context
  const states = () => context.running?.snapshot.states
  return {
    take: createTake({
      begin: (slot, initialise) => (left ? left.components.take(slot, initialise) : initialise()),
      late: context.late,
      running: states,
    }),
    fail: createComponentFailures({
      versions,
      fail: (failure: ComponentFailure) => fail(context, failureOf(failure)),
      warn: (failure: ComponentFailure) => warn(context, warningOf(failure)),
    }),
    cells: (componentId) => toCells(states() ?? componentState.capture(), componentId),
    kept({ instance, name }) {
      const saved = states()?.values.get(instance, name)
      if (saved) states()?.fates.set(saved, HANDED_OVER)
    },
    aroundReevaluation(module) {
      effects.reevaluated(module)
      return options.preserveSignals ? keepSignalValues(registry, redeclarations.isReset) : () => {}
    },
  }
}
