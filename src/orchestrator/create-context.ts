import type { ComponentFailure } from '../../adapters/contract.ts'
import { getRegistry, type Registry } from '../runtime/registry.ts'
import { PAINTED_EVENT } from '../shared/painted.ts'
import { EVENTS, type JournalDiagnostic } from '../shared/protocol.ts'
import type { OrchestratorContext } from './context.ts'
import { controlCore } from './control-core.ts'
import { createDeferred } from './deferred.ts'
import { createDomState } from './dom-state.ts'
import { createEffectWatch } from './effect-watch.ts'
import { createFailureMonitor } from './failure-monitor.ts'
import { addFailure, describeError, toFailure, type UpdateFailure } from './failures.ts'
import { findHmrClient, type HmrClient } from './hmr-client.ts'
import { createHmrGuard, type HmrGuard } from './hmr-guard.ts'
import { createInspection } from './inspect.ts'
import { createLateState } from './late-state.ts'
import type { PageCore } from './page-core.ts'
import { createPageState } from './page-state.ts'
import { createPaints } from './paints.ts'
import { createPrefetch } from './prefetch.ts'
import { createReloadNote, type ReloadReason } from './reload-note.ts'
import { createResume } from './resume/resume.ts'
import { createStatePreservation } from './state-preservation.ts'
import { captureStyles } from './style-state.ts'
import { createThrownReports, type ThrownReports } from './thrown.ts'

/** How much of the time that the server waits for a report a module may take to be evaluated. */
const EVALUATION_SHARE = 0.8

/** Puts the parts together that take a page from one version of its code to the next. */
export function createContext(core: PageCore): OrchestratorContext {
  const { hot, options, base, url, storage, adapters } = core
  const controlled = controlCore(core, () => context.running !== undefined)
  const { ownership, redeclarations } = controlled
  const registry = getRegistry()
  const componentState = createPageState(core)
  const states = () => context.running?.snapshot.states ?? componentState.capture()
  const thrown = createThrownReports(hot)
  const client = findHmrClient(hot)
  const effects = createEffectWatch(core.effects)
  const context: OrchestratorContext = {
    ...controlled,
    adapters,
    options,
    registry,
    state: createStatePreservation({ registry, ownership, components: states, adapters }),
    componentState,
    late: createLateState(startTimer),
    failures: createFailures(core, thrown),
    thrown,
    scopes: toScopes(core),
    guard: client && createGuard(client, options, () => context),
    dom: core.traces && createDomState(document, isOwnedBy(adapters), core.traces),
    effects,
    inspection: createInspection(registry, core.connections, ownership, effects, redeclarations),
    captureStyles: () => captureStyles(document),
    prefetch: createPrefetch({ page: document, client, base, url }),
    report: (report) => hot.send(EVENTS.report, report),
    paints: createPaints({
      document,
      requestFrame: (run) => void requestAnimationFrame(run),
      now: () => performance.now(),
      send: (message) => hot.send(PAINTED_EVENT, message),
    }),
    resume: createPageResume(core, registry, () => context),
    recover: (reason) => reloadPage(reason, storage, context),
    now: () => performance.now(),
    running: undefined,
    expected: [],
    applied: createDeferred(),
    isDamaged: false,
  }
  return context
}

const createFailures = ({ errors, parking }: PageCore, { uncaught }: ThrownReports) =>
  createFailureMonitor({ trace: errors, contained: () => parking.contained, outside: uncaught })

/** Most pages have none; others get theirs with their first unified component. */
const toScopes = (core: PageCore): OrchestratorContext['scopes'] => ({
  restore: (states) => core.scopes?.restore(states),
  release: () => core.scopes?.release(),
})

const createGuard = (
  client: HmrClient,
  { reloadTimeout }: OrchestratorContext['options'],
  context: () => OrchestratorContext,
): HmrGuard =>
  createHmrGuard({
    client,
    isRunning: () => context().running !== undefined,
    importTimeout: reloadTimeout * EVALUATION_SHARE,
    fail: (failure) => fail(context(), failure),
    warn: (message) => warn(context(), message),
  })

function createPageResume(core: PageCore, registry: Registry, context: () => OrchestratorContext) {
  return createResume(core, {
    registry,
    componentState: () => context().componentState,
    running: () => context().running,
    isDamaged: () => context().isDamaged,
  })
}

/** The page is reloaded all the same when what it holds cannot be taken along. */
async function reloadPage(
  reason: ReloadReason,
  storage: Storage | undefined,
  { resume }: OrchestratorContext,
): Promise<void> {
  createReloadNote(storage).leave(reason)
  await resume.announce().catch(() => {})
  location.reload()
}

/** Tells the running transaction what has gone wrong with it. */
export function fail({ running }: OrchestratorContext, failure: UpdateFailure): void {
  if (running) addFailure(running.failures, failure)
}

/** Tells the running transaction what is to be known, but is no reason to give it up. */
export function warn({ running }: OrchestratorContext, message: string): void {
  const diagnostics: JournalDiagnostic[] = running?.diagnostics ?? []
  if (!diagnostics.some((one) => one.message === message)) diagnostics.push({ message })
}

/** What a component has thrown, as a failure of the update. */
export const failureOf = ({ framework, component, error }: ComponentFailure): UpdateFailure =>
  toFailure('render', error, { framework, ...toPlace(component) })

/** What a component has thrown, as a warning. */
export const warningOf = ({ error }: ComponentFailure): string => describeError(error)

/** The file and the name of a component: `src/Card.vue:Card`. */
function toPlace(component: string): { readonly file: string; readonly component: string } {
  const [, file = component, name = ''] = /^(.*):([^/:]*)$/.exec(component) ?? []
  return { file, component: name }
}

function startTimer(run: () => void, delayMs: number): () => void {
  const timer = setTimeout(run, delayMs)
  return () => clearTimeout(timer)
}

const isOwnedBy =
  (adapters: OrchestratorContext['adapters']) =>
  (field: Element): boolean =>
    adapters.some((adapter) => adapter.ownsField(field))
