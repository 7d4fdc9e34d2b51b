import type { HotPayload, Update } from 'vite'
import { attemptBatch, isUnchanged, type Attempt, type Invalidate } from './attempt.ts'
import type { Batch } from './batch.ts'
import { isRunning, nodesOf } from './batching.ts'
import { commit } from './commit.ts'
import type { TransactionContext } from './context.ts'
import { createDelivery, type Delivery } from './delivery.ts'
import { distinctErrors } from './distinct-errors.ts'
import { filesOf, toEntry, type Ending } from './entry.ts'
import { explainRecovery, explainReload } from './explain-reload.ts'
import { explainUpdate } from './explain-update.ts'
import { reloadPage, settleWhenBack, type PageReload } from './reload-page.ts'
import { filesWith } from './quarantine.ts'
import { recover, type Failed } from './recover.ts'

/** Takes batches to their end, one after the other. */
export interface Transactions {
  /** Takes a new batch until it is settled. Never rejects. */
  run(batch: Batch): Promise<void>
  /** The batch that is on its way to the page. */
  readonly sealed: Batch | undefined
  /** Takes what Vite sends while a batch is on its way. */
  follow(payload: HotPayload): void
}

/** Makes Vite's client take its error overlay down. */
const NOTHING: HotPayload = { type: 'update', updates: [] }

export function createTransactions(context: TransactionContext, invalidate: Invalidate): Transactions {
  const { batching } = context
  let sealed: Batch | undefined
  let delivery: Delivery | undefined
  const settle = (batch: Batch, ending: Ending) => context.settle(toEntry(context, batch, ending))
  const decide = async (batch: Batch, attempt: Attempt): Promise<void> => {
    const { prepareMs } = attempt
    if (attempt.errors.length > 0) return abort(context, batch, attempt)
    if (attempt.updates.length === 0 && !attempt.reload) return ignore(context, batch, settle)
    if (!batch.version && (await isUnchanged(context, batch))) {
      batch.snapshot.restore()
      return ignore(context, batch, settle)
    }
    if (context.clientCount() === 0) return sendUnseen(context, batch, attempt, settle)
    const reload = reloadOf(context, batch, attempt)
    if (reload) return reloadWith(context, batch, { ...reload, prepareMs })
    if (attempt.reload) context.send(attempt.reload)
    delivery = createDelivery(context, batch)
    const pages = context.verdicts.size
    const verdict = await delivery.send(attempt, 'update')
    const failed = verdict.reports.find((one) => one.failed !== undefined)?.failed
    const isTimedOut = verdict.isTimedOut && context.options.isStrict
    if (verdict.reload) return reloadWith(context, batch, { ...verdict.reload, prepareMs })
    if (failed || isTimedOut || verdict.errors.length > 0) {
      const failure: Failed = { delivery, verdict, attempt, failed: failed ?? 'timeout' }
      return recover(context, batch, failure)
    }
    commit(context, batch)
    if (pages > 0 && verdict.reports.length === 0 && !verdict.isTimedOut)
      return settleByReload(context, batch, attempt)
    const { reports, deliveryMs } = verdict
    const { updates, expected } = attempt
    const reason = verdict.isTimedOut
      ? { reason: 'timeout.no-report' as const }
      : explainUpdate(batch, { updates, expected, reports })
    settle(batch, { outcome: 'applied', ...reason, reports, updates, expected, prepareMs, deliveryMs })
  }
  return {
    get sealed() {
      return sealed
    },
    follow: (payload) => delivery?.follow(payload),
    async run(batch) {
      const resumed = context.controls.whenResumed()
      if (resumed) await resumed.then(() => (batch.savedAt = performance.now()))
      // A reload that somebody asks for changes no module: pages that come up meanwhile need not wait.
      const release = batch.saves.size > 0 || batch.version ? context.requests.hold() : () => {}
      context.quarantine.dropUnused()
      const attempt = await attemptBatch(context, batch, invalidate)
      sealed = batch
      const settled = decide(batch, attempt).catch((error: unknown) =>
        abort(context, batch, { ...attempt, errors: [error] }),
      )
      batching.seal(batch, settled)
      await settled
      context.texts.forget(batch.saves.keys())
      context.quarantine.learn(batch)
      context.orphans.add(batch.snapshot.imported())
      context.quarantine.drop([...context.quarantine.nodes()].filter(context.orphans.has))
      release()
      sealed = undefined
      delivery = undefined
    },
  }
}

/** Nothing reaches the page: it is told what is wrong, and goes on as it is. */
function abort(context: TransactionContext, batch: Batch, attempt: Attempt): void {
  const { errors, isOfHook, prepareMs, updates, expected } = attempt
  batch.snapshot.restore()
  const error = context.toErrorPayload(errors[0])
  context.quarantine.add(batch, isOfHook ? 'hook' : 'compile', error)
  const distinct = distinctErrors(errors)
  for (const one of distinct) context.logError(one)
  context.problems.failed(batch.id, filesWith(batch), distinct)
  // First, because Vite reloads a page whose very first update arrives while its error overlay is up.
  context.send(NOTHING)
  context.send(error)
  const diagnostics = context.describe(errors, [...batch.saves.keys()])
  const told = { diagnostics, prepareMs, updates, expected }
  context.settle(toEntry(context, batch, { outcome: 'aborted', reason: 'aborted.compile', ...told }))
}

type Settle = (batch: Batch, ending: Ending) => void

/** The save has changed nothing that is on the page; an error that it has mended is taken down. */
function ignore(context: TransactionContext, batch: Batch, settle: Settle): void {
  const wasBroken = context.quarantine.error !== undefined
  context.quarantine.release(batch.roots)
  if (wasBroken && !context.quarantine.error) context.send(NOTHING)
  const isKnown = batch.roots.size > 0 || wasBroken || isOnPages(context, batch)
  settle(batch, { outcome: 'ignored', reason: isKnown ? 'ignored.same-content' : 'ignored.not-in-graph' })
}

/** Files of which compilers say themselves that nothing has changed. */
const COMPONENT_RE = /\.(?:mtm|vue|svelte)$/

/** What a compiler finds to be as it was makes no roots, though pages run it. */
const isOnPages = ({ environment, orphans }: TransactionContext, { saves, snapshot }: Batch): boolean =>
  [...saves].some(
    ([file, type]) =>
      type !== 'delete' &&
      COMPONENT_RE.test(file) &&
      nodesOf(environment, file).some(
        (node) => isRunning(node) && snapshot.lastGood(node) !== null && !orphans.has(node),
      ),
  )

/** Nobody is there to be told: whoever comes next loads the new code. */
function sendUnseen(context: TransactionContext, batch: Batch, attempt: Attempt, settle: Settle): void {
  if (attempt.reload) context.send(attempt.reload)
  commit(context, batch)
  settle(batch, { outcome: 'ignored', reason: 'ignored.no-client', prepareMs: attempt.prepareMs })
}

/** Every page has left before it has reported: it had to reload itself, or was closed. */
function settleByReload(context: TransactionContext, batch: Batch, attempt: Attempt): void {
  const { updates, expected, prepareMs } = attempt
  const circular = updates.flatMap((one) => (isInCycle(one) ? [one.acceptedPath] : []))
  const told = { updates, expected, prepareMs }
  const applied: Ending = { outcome: 'applied', ...explainUpdate(batch, { ...told, reports: [] }), ...told }
  settleWhenBack(context, batch, applied, explainRecovery(context, circular))
}

/** The field is not in Vite's public types. */
const isInCycle = (update: Update): boolean =>
  'isWithinCircularImport' in update && update.isWithinCircularImport === true

function reloadWith(context: TransactionContext, batch: Batch, reload: PageReload): Promise<void> {
  commit(context, batch)
  return reloadPage(context, batch, reload)
}

/** Why the page is to be reloaded instead of updated, and with what. */
function reloadOf(context: TransactionContext, batch: Batch, attempt: Attempt) {
  const { options, environment, controls } = context
  const { reload } = attempt
  if (controls.takeClearing()) return { reason: 'reload.cleared' as const, chain: [] }
  const files = filesOf(environment.config.root, batch)
  // The html of one page is no reason for the others not to be updated: that page is reloaded besides.
  const isForAll = !reload?.path?.endsWith('.html') || attempt.updates.length === 0
  if (reload && isForAll) return { payload: reload, ...explainReload(context, batch, reload) }
  const { fullReloadThreshold = Infinity } = options
  return files.length >= fullReloadThreshold ? { reason: 'reload.threshold' as const, chain: [] } : undefined
}
