import { nextTask } from '../../adapters/shared/hot-adapter.ts'
import type { BeginMessage } from '../shared/protocol.ts'
import type { OrchestratorContext, RunningTransaction } from './context.ts'
import { ReloadErrorType, type ChangeType, type HotReloadOrchestrator } from './contract.ts'
import { createDeferred, within } from './deferred.ts'
import { describeKept } from './orchestrator.ts'

/** What the messages of the server call, in the order in which they arrive. */
export interface Transactions {
  begin(message: BeginMessage): void
  /** Resolves when the transaction has been verified and reported. */
  end(id: string): Promise<void>
  /** A module of the running update has handed it on to its importers: another update follows. */
  invalidated(): void
}

/** Takes each update from `begin` to the report: snapshot, apply, verify, commit. */
export function createTransactions(
  context: OrchestratorContext,
  orchestrator: HotReloadOrchestrator,
): Transactions {
  return {
    begin(message) {
      const isContinued = context.running !== undefined && message.continues === context.running.id
      const running =
        isContinued && context.running ? context.running : open(context, orchestrator, message.id)
      if (isContinued) running.openInvalidations -= 1
      context.running = running
      context.expected = message.expected
      context.applied = createDeferred()
      noteVersions(context, running)
      const rendered = message.files.map((file) => orchestrator.handleFileChange(file, changeTypeOf(file)))
      running.rendered.push(...rendered)
    },
    async end(id) {
      const { running } = context
      context.applied.resolve()
      if (running?.id !== id || running.openInvalidations > 0) return
      const appliedAt = context.now()
      const failed = revertFailedModules(context)
      if (failed.length === 0) {
        await verify(context, orchestrator, running)
        context.parking.retryFailed()
      }
      await uncaughtRejections()
      settle(context, orchestrator, running, { appliedAt, failed })
    },
    invalidated() {
      if (context.running) context.running.openInvalidations += 1
    },
  }
}

function open(
  context: OrchestratorContext,
  orchestrator: HotReloadOrchestrator,
  id: string,
): RunningTransaction {
  context.redeclarations.begin()
  context.failures.start()
  context.parking.begin()
  const snapshot = orchestrator.preserveState()
  const beganAt = context.now()
  return {
    id,
    phase: 'update',
    snapshot,
    components: context.componentState.capture(),
    beganAt,
    versions: new Map(),
    diagnostics: [],
    rendered: [],
    frameworks: new Set(),
    openInvalidations: 0,
  }
}

/** Only modules that this page has loaded are evaluated by an update. */
function noteVersions({ expected, ownership }: OrchestratorContext, running: RunningTransaction): void {
  const loaded = expected.filter(({ url, tracked }) => tracked && ownership.has(url))
  for (const { framework } of loaded) if (framework) running.frameworks.add(framework)
  for (const { url, timestamp } of loaded) running.versions.set(url, timestamp)
}

function changeTypeOf(file: string): ChangeType {
  if (file.endsWith('.mtm')) return 'mtm'
  return /(?:^|\/)node_modules\//.test(file) ? 'dependency' : 'native'
}

async function verify(
  { options }: OrchestratorContext,
  orchestrator: HotReloadOrchestrator,
  running: RunningTransaction,
): Promise<void> {
  const isRendered =
    !options.syncFrameworks || (await within(Promise.all(running.rendered), options.syncTimeout))
  if (!isRendered) {
    const message = `the frameworks have not rendered within ${options.syncTimeout} ms`
    orchestrator.handleReloadError(toError(ReloadErrorType.TIMEOUT_ERROR, message))
  }
  try {
    await orchestrator.syncFrameworks()
  } catch (error) {
    orchestrator.handleReloadError(toError(ReloadErrorType.FRAMEWORK_SYNC_ERROR, String(error)))
  }
}

function settle(
  context: OrchestratorContext,
  orchestrator: HotReloadOrchestrator,
  running: RunningTransaction,
  { appliedAt, failed }: { readonly appliedAt: number; readonly failed: readonly string[] },
): void {
  for (const url of failed) {
    const message = `${url} threw while it was evaluated; its old code runs on`
    orchestrator.handleReloadError(toError(ReloadErrorType.COMPILATION_ERROR, message))
  }
  const isAborted = failed.length > 0
  const kept = isAborted
    ? orchestrator.restoreState(running.snapshot)
    : describeKept(context, running.snapshot)
  const uncaught = context.failures.stop()
  context.parking.release()
  context.running = undefined
  if (isAborted) context.versions.rollBack()
  else context.versions.commit()
  if (context.isDamaged && !isAborted && uncaught.length === 0) {
    return context.recover(running.id)
  }
  if (uncaught.some(({ isContained }) => !isContained)) context.isDamaged ||= !recovers(context, running)
  context.report({
    id: running.id,
    ...(isAborted && { outcome: 'aborted' as const, reason: 'aborted.evaluate' as const }),
    ...kept,
    diagnostics: [...running.diagnostics, ...uncaught.map(({ message }) => ({ message }))],
    timings: { apply: appliedAt - running.beganAt, verify: context.now() - appliedAt },
  })
}

/** After a throw: whether every framework that took part can be mended by a later update. */
const recovers = ({ adapters }: OrchestratorContext, { frameworks }: RunningTransaction): boolean =>
  adapters.every((adapter) => adapter.recoversFromThrow || !frameworks.has(adapter.framework))

/**
 * Resolves when the page has been told of every promise that was rejected by now: browsers do so in a task
 * that they queue when the microtasks are done, so that it is the task after the next one at the latest.
 */
async function uncaughtRejections(): Promise<void> {
  await nextTask()
  await nextTask()
}

/** The urls of expected modules that were not evaluated, or not to their end. */
function revertFailedModules({ ownership, running }: OrchestratorContext): string[] {
  const unfinished = ownership.revertUnfinished()
  const missing = [...(running?.versions ?? [])].filter(
    ([url, version]) => ownership.versionOf(url) < version,
  )
  return [...new Set([...unfinished, ...missing.map(([url]) => url)])]
}

const toError = (type: ReloadErrorType, message: string) => ({
  type,
  message,
  code: type.toLowerCase(),
  filePath: '',
  recoverable: true,
})
