import type { FullReloadPayload } from 'vite'
import { EVENTS, type BeginMessage, type EndMessage, type ReasonCode } from '../../shared/protocol.ts'
import type { Batch } from './batch.ts'
import type { TransactionContext } from './context.ts'
import { filesOf, toEntry } from './entry.ts'

export interface PageReload {
  readonly reason: ReasonCode
  /** What Vite wanted to send; by default every page is reloaded. */
  readonly payload?: FullReloadPayload
  /** Milliseconds. */
  readonly prepareMs: number
}

const EVERY_PAGE: FullReloadPayload = { type: 'full-reload', path: '*' }

/**
 * Reloads the pages. The transaction is settled when one of them is back, which later saves do not wait for,
 * or at once when no page shows what has changed.
 */
export async function reloadPage(
  context: TransactionContext,
  batch: Batch,
  { reason, payload = EVERY_PAGE, prepareMs }: PageReload,
): Promise<void> {
  const { verdicts, send } = context
  const { root } = context.environment.config
  const { id } = batch
  const files = filesOf(root, batch)
  const pages = verdicts.size
  const undo = verdicts.onReloaded(id, (report) => {
    undo()
    const told = report ? { reason, reports: [report] } : { reason: 'timeout.no-report' as const }
    context.settle(toEntry(root, batch, { outcome: 'reloaded', ...told, prepareMs }))
  })
  const begin: BeginMessage = { id, files, reason, phase: 'update', expected: [] }
  send({ type: 'custom', event: EVENTS.begin, data: begin })
  const told = verdicts.collect(id, 'update')
  send(payload)
  const end: EndMessage = { id }
  send({ type: 'custom', event: EVENTS.end, data: end })
  const { reports } = await told
  if (pages === 0 || reports.length < pages) return
  undo()
  context.settle(toEntry(root, batch, { outcome: 'ignored', reason: 'ignored.no-page', prepareMs }))
}
