import { nextTask } from '../../adapters/shared/hot-adapter.ts'
import { ReloadErrorType } from '../shared/reload-error.ts'
import type { OrchestratorContext, RunningTransaction } from './context.ts'
import type { HotReloadOrchestrator } from './contract.ts'
import { addFailure, describeError, fileOf, toFailure, type UpdateFailure } from './failures.ts'
import { within } from './within.ts'

/** Where a callback threw, its framework may never render: no longer than this is waited for it, in milliseconds. */
const WAIT_AFTER_THROW = 100

/**
 * Waits until the frameworks have rendered, and collects in `running.failures` what has gone wrong since the
 * phase began.
 */
export async function verify(
  context: OrchestratorContext,
  orchestrator: HotReloadOrchestrator,
  running: RunningTransaction,
): Promise<void> {
  addUnevaluated(context, running)
  if (!running.failures.some(({ kind }) => kind === 'evaluate')) {
    await waitForFrameworks(context, running)
    await connectFrameworks(context, orchestrator, running)
    context.parking.retryFailed()
  }
  await uncaughtRejections()
  addUncaught(context, running)
  noteDamage(context, running)
  addStateErrors(context, running)
}

/**
 * Without Vite's client nothing says why an import failed, only that a module did not come to its end, or was
 * not evaluated at all. A module that threw before it accepted anything when the page was loaded is out of
 * reach of all updates: only a reload brings its fix.
 */
function addUnevaluated({ ownership, guard }: OrchestratorContext, running: RunningTransaction): void {
  if (running.failures.some(({ kind }) => kind === 'evaluate')) return
  const unfinished = guard ? [] : ownership.evaluated().unfinished
  const missing = [...running.expected.values()].filter(
    ({ url, tracked, timestamp }) => tracked && ownership.has(url) && ownership.versionOf(url) < timestamp,
  )
  for (const url of new Set([...unfinished, ...missing.map((one) => one.url)])) {
    const message = `${url} threw while it was evaluated; its old code runs on`
    const needsReload = !unfinished.includes(url) && ownership.isUnfinished(url)
    addFailure(running.failures, { kind: 'evaluate', message, file: fileOf(url), needsReload })
  }
}

async function waitForFrameworks(
  { options }: OrchestratorContext,
  running: RunningTransaction,
): Promise<void> {
  if (!options.syncFrameworks) return
  const hasThrown = running.failures.some(({ kind }) => kind === 'accept')
  const timeoutMs = hasThrown ? Math.min(WAIT_AFTER_THROW, options.syncTimeout) : options.syncTimeout
  if ((await within(Promise.all(running.rendered), timeoutMs)) || hasThrown) return
  const message = `the frameworks have not rendered within ${timeoutMs} ms`
  addLapse(options, running, { kind: 'timeout', message })
}

async function connectFrameworks(
  { options }: OrchestratorContext,
  orchestrator: HotReloadOrchestrator,
  running: RunningTransaction,
): Promise<void> {
  try {
    await orchestrator.syncFrameworks()
  } catch (error) {
    const message = describeError(error)
    addLapse(options, running, { kind: 'strict', message, type: ReloadErrorType.FRAMEWORK_SYNC_ERROR })
  }
}

/** What was captured and could not be given back. */
function addStateErrors({ options }: OrchestratorContext, running: RunningTransaction): void {
  const { errors, fates } = running.snapshot.states
  for (const error of errors)
    addLapse(options, running, {
      ...toFailure('strict', error),
      message: `state was not captured: ${describeError(error)}`,
    })
  if (options.errorRecoveryMode !== 'strict') return
  for (const [{ name }, { reason, isDeliberate }] of fates)
    if (!isDeliberate)
      addLapse(options, running, { kind: 'strict', message: `\`${name}\` is not kept: ${reason}` })
}

/** Something that only `strict` mode gives an update up for, and nobody gives its roll back up for. */
function addLapse(
  { errorRecoveryMode }: OrchestratorContext['options'],
  running: RunningTransaction,
  failure: UpdateFailure,
): void {
  if (errorRecoveryMode === 'strict' && running.phase === 'update')
    return addFailure(running.failures, failure)
  const code = (failure.type ?? LAPSE_TYPES[failure.kind === 'timeout' ? 'timeout' : 'strict']).toLowerCase()
  const isKnown = running.diagnostics.some(({ message }) => message === failure.message)
  if (!isKnown) running.diagnostics.push({ code, message: failure.message })
}

const LAPSE_TYPES = {
  timeout: ReloadErrorType.TIMEOUT_ERROR,
  strict: ReloadErrorType.STATE_PRESERVATION_ERROR,
} as const

function addUncaught(context: OrchestratorContext, running: RunningTransaction): void {
  for (const one of context.failures.seen()) {
    const isOfUpdate = namesUpdate(one.stack, running)
    if (one.isKnown || (one.isRejection && !isOfUpdate)) {
      running.diagnostics.push({ message: one.message })
      continue
    }
    const { message, stack, causes } = one
    addFailure(running.failures, { kind: 'render', message, stack, causes })
    if (isOfUpdate && !one.isContained && isFatal(context, running.frameworks)) context.isDamaged = true
  }
}

/** A callback of a component's module hands the new version to the framework, which has then thrown. */
function noteDamage(context: OrchestratorContext, { expected, failures }: RunningTransaction): void {
  const files = new Set(failures.flatMap(({ kind, file }) => (kind === 'accept' && file ? [file] : [])))
  const modules = [...expected.values()].filter(({ url }) => files.has(fileOf(url)))
  const frameworks = new Set(modules.flatMap(({ framework }) => (framework ? [framework] : [])))
  if (isFatal(context, frameworks)) context.isDamaged = true
}

/** Whether a stack leads through a module of the update. */
export function namesUpdate(stack: string, { expected }: Pick<RunningTransaction, 'expected'>): boolean {
  return [...expected.values()].some(
    ({ url, timestamp }) =>
      stack.includes(`t=${timestamp}`) || stack.includes(`${url}?`) || stack.includes(`${url}:`),
  )
}

/** Whether a throw leaves one of the frameworks behind in a state that no update can mend. */
const isFatal = ({ adapters }: OrchestratorContext, frameworks: RunningTransaction['frameworks']): boolean =>
  adapters.some((adapter) => !adapter.recoversFromThrow && frameworks.has(adapter.framework))

/**
 * Resolves when the page has been told of every promise that was rejected by now: browsers do so in a task
 * that they queue when the microtasks are done, so that it is the task after the next one at the latest.
 */
async function uncaughtRejections(): Promise<void> {
  await nextTask()
  await nextTask()
}
