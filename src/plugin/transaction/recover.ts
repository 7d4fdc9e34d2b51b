import type { ExpectedModule, FailureKind, JournalEntry, ReasonCode, Report } from '../../shared/protocol.ts'
import type { Attempt } from './attempt.ts'
import type { Batch } from './batch.ts'
import type { TransactionContext } from './context.ts'
import type { Delivery, Result } from './delivery.ts'
import { toEntry } from './entry.ts'
import { prepare } from './prepare.ts'
import { filesWith } from './quarantine.ts'
import { reloadPage } from './reload-page.ts'
import { rollBackGraph } from './roll-back.ts'

/** An update that has failed in a page. */
export interface Failed {
  readonly delivery: Delivery
  readonly verdict: Result
  readonly attempt: Attempt
  readonly failed: FailureKind
}

const REASONS: Record<FailureKind, ReasonCode> = {
  evaluate: 'aborted.evaluate',
  accept: 'rollback.accept',
  render: 'rollback.render',
  strict: 'rollback.strict',
  timeout: 'rollback.timeout',
}

/** Brings every page back to the last good code of the whole batch. */
export async function recover(context: TransactionContext, batch: Batch, failure: Failed): Promise<void> {
  const { environment, quarantine } = context
  const { delivery, verdict, attempt } = failure
  const diagnostics = diagnosticsOf(context, batch, failure)
  const error = context.toErrorPayload(
    new Error(diagnostics[0]?.message ?? 'the update has failed in the page'),
  )
  const updates = rollBackGraph(environment, batch, delivery.delivered, reapplyOf(failure))
  quarantine.add(batch, 'runtime', error)
  context.problems.failed(batch.id, filesWith(batch), verdict.errors)
  const reports = [...verdict.reports]
  if (updates.length > 0) {
    // Soft invalidation: nothing is compiled again, and so nothing can fail.
    const prepared = await prepare(context, batch, [{ type: 'update', updates }])
    const expected = withSameRerenders(prepared.expected, attempt.expected)
    const again = await delivery.send({ ...prepared, expected }, 'rollback')
    reports.push(...again.reports)
    if (again.reports.some((one) => one.failed !== undefined))
      return reloadPage(context, batch, {
        reason: 'reload.rollback-failed',
        chain: [],
        prepareMs: attempt.prepareMs,
      })
  }
  context.send(error)
  const outcome = failure.failed === 'evaluate' ? 'aborted' : 'rolled-back'
  const { updates: tried, expected, prepareMs } = attempt
  const told = { diagnostics, reports, updates: tried, expected, prepareMs, deliveryMs: verdict.deliveryMs }
  context.settle(toEntry(context, batch, { outcome, reason: REASONS[failure.failed], ...told }))
}

/** What the failed update has created anew has to be created anew again: it is not what its old template is for. */
function withSameRerenders(
  expected: readonly ExpectedModule[],
  failed: readonly ExpectedModule[],
): readonly ExpectedModule[] {
  const rerendered = new Set(failed.filter((one) => one.rerender).map((one) => one.url))
  return expected.map((one) => (one.rerender ? { ...one, rerender: rerendered.has(one.url) } : one))
}

function diagnosticsOf(
  context: TransactionContext,
  batch: Batch,
  { verdict }: Failed,
): JournalEntry['diagnostics'] {
  const told = verdict.reports.flatMap((one: Report) => one.diagnostics)
  return [...context.describe(verdict.errors, [...batch.saves.keys()]), ...told]
}

/** A page that has taken the update needs all of it again when another one has not. */
function reapplyOf({ attempt, delivery, verdict }: Failed): ReadonlySet<string> {
  const all = [
    ...attempt.expected.map((one) => one.url),
    ...delivery.delivered.map((one) => one.acceptedPath),
  ]
  const isWhole = verdict.reports.length === 0 || verdict.reports.some((one) => one.failed === undefined)
  return new Set(isWhole ? all : verdict.reports.flatMap((one) => one.reapply))
}
