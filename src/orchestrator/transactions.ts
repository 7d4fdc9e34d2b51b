import type { BeginMessage, Report } from '../shared/protocol.ts'
import type { OrchestratorContext, RunningTransaction } from './context.ts'
import type { ChangeType, HotReloadOrchestrator } from './contract.ts'
import { createDeferred } from './deferred.ts'
import { firstKind } from './failures.ts'
import { close, openTransaction } from './open-transaction.ts'
import { settleFailed, settleGood, type Applied } from './settle.ts'
import { verify } from './verify.ts'

/** What the messages of the server call, in the order in which they arrive. */
export interface Transactions {
  begin(message: BeginMessage): void
  /** Resolves when the phase has been verified and reported. */
  end(id: string): Promise<void>
  /** A module of the running update has handed it on to its importers: another update follows. */
  invalidated(): void
}

/** A page that hears nothing of an open transaction for so long closes it by itself, in milliseconds. */
const SILENCE_LIMIT = 10_000

/** Takes each update from `begin` to the report: snapshot, apply, verify, commit or roll back. */
export function createTransactions(
  context: OrchestratorContext,
  orchestrator: HotReloadOrchestrator,
): Transactions {
  const silence = createSilenceTimer(context)
  return {
    begin(message) {
      const running = continued(context, message) ?? openTransaction(context, message)
      context.running = running
      receive(context, orchestrator, running, message)
      silence.restart(running)
    },
    async end(id) {
      const { running } = context
      context.applied.resolve()
      if (running?.id !== id || running.openInvalidations > 0 || running.isReloading) return
      silence.stop()
      const appliedAt = context.now()
      await verify(context, orchestrator, running)
      const applied = { appliedAt, verifiedAt: context.now() }
      const report = settle(context, orchestrator, running, applied)
      if (context.running) silence.restart(running)
      if (!report) return
      context.report(report)
      if (report.phase === 'update' && !report.failed) context.paints.verified(report.id, applied.verifiedAt)
    },
    invalidated() {
      if (context.running) context.running.openInvalidations += 1
    },
  }
}

/** The open transaction, where the message goes on with it. */
function continued(
  { running }: OrchestratorContext,
  { id, phase, continues }: BeginMessage,
): RunningTransaction | undefined {
  if (!running) return undefined
  if (continues === running.id) {
    running.openInvalidations = Math.max(0, running.openInvalidations - 1)
    return running
  }
  return phase === 'rollback' && running.phase === 'rollback' && id === running.id ? running : undefined
}

/** Notes what the message brings, and starts to wait for the frameworks. */
function receive(
  context: OrchestratorContext,
  orchestrator: HotReloadOrchestrator,
  running: RunningTransaction,
  message: BeginMessage,
): void {
  if (message.phase === 'rollback' && message.continues === undefined) beginRollBackPhase(context, running)
  context.expected = message.expected
  context.applied = createDeferred()
  for (const file of message.files) running.files.add(file)
  for (const module of message.expected) {
    running.expected.set(module.url, module)
    // A module that this page has not loaded is not evaluated by the update.
    if (module.framework && context.ownership.has(module.url)) running.frameworks.add(module.framework)
  }
  const rendered = message.files.map((file) => orchestrator.handleFileChange(file, changeTypeOf(file)))
  running.rendered.push(...rendered)
}

/** What has gone wrong while the page waited for its last good code is not the fault of that code. */
function beginRollBackPhase(context: OrchestratorContext, running: RunningTransaction): void {
  running.expected.clear()
  running.failures.length = 0
  running.rendered.length = 0
  running.openInvalidations = 0
  running.beganAt = context.now()
  context.failures.begin()
  context.parking.begin()
  context.guard?.begin()
}

function changeTypeOf(file: string): ChangeType {
  if (file.endsWith('.mtm')) return 'mtm'
  return /(?:^|\/)node_modules\//.test(file) ? 'dependency' : 'native'
}

/**
 * Reloads the page where only that helps: code is out of reach of hot updates, a framework was left behind
 * that shows nothing any more, whatever code it is given, or the page came up only half. (After a roll back the
 * server does that.)
 *
 * @returns what to tell the server; nothing when the page is reloaded
 */
function settle(
  context: OrchestratorContext,
  orchestrator: HotReloadOrchestrator,
  running: RunningTransaction,
  applied: Applied,
): Report | undefined {
  const { id, phase, failures } = running
  const isLost = failures.length > 0 && failures.every(({ needsReload }) => needsReload)
  const isGood = failures.length === 0 && phase === 'update'
  if (isLost || (isGood && (context.isDamaged || isStranded(context)))) {
    void context.recover({ id, phase, reloaded: 'recovery' })
    return undefined
  }
  const failed = firstKind(failures) ?? (context.isDamaged ? 'render' : undefined)
  if (failed) return settleFailed(context, orchestrator, running, { ...applied, failed })
  return settleGood(context, running, applied)
}

/** Where an entry has thrown on its way, nothing but a page load brings what it would have mounted after that. */
const isStranded = ({ resume, ownership }: OrchestratorContext): boolean =>
  resume.isStranded && ownership.hasUnfinished

function createSilenceTimer(context: OrchestratorContext): {
  restart(running: RunningTransaction): void
  stop(): void
} {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  return {
    stop,
    restart(running) {
      stop()
      timer = setTimeout(() => context.running === running && close(context, running), SILENCE_LIMIT)
    },
  }
}
