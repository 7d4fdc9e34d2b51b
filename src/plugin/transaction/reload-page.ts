import type { FullReloadPayload } from 'vite'
import { EVENTS, type BeginMessage, type EndMessage } from '../../shared/protocol.ts'
import type { Batch } from './batch.ts'
import type { TransactionContext } from './context.ts'
import { filesOf, toEntry, type Ending } from './entry.ts'
import type { ReloadCause } from './explain-reload.ts'

export interface PageReload extends ReloadCause {
  /** What Vite wanted to send; by default every page is reloaded. */
  readonly payload?: FullReloadPayload
  /** Milliseconds. */
  readonly prepareMs: number
}

const EVERY_PAGE: FullReloadPayload = { type: 'full-reload', path: '*' }

/**
 * Settles a transaction when a page that was reloaded is back, or without it when none comes in time.
 * @param otherwise what it has come to when none comes
 * @returns its undo
 */
export function settleWhenBack(
  context: TransactionContext,
  batch: Batch,
  otherwise: Ending,
  cause: ReloadCause,
): () => void {
  const undo = context.verdicts.onReloaded(batch.id, (report) => {
    undo()
    const back: Ending = { ...otherwise, outcome: 'reloaded', ...cause, reports: report ? [report] : [] }
    context.settle(toEntry(context, batch, report ? back : otherwise))
  })
  return undo
}

/**
 * Reloads the pages. The transaction is settled when one of them is back, which later saves do not wait for,
 * or at once when no page shows what has changed.
 */
export async function reloadPage(
  context: TransactionContext,
  batch: Batch,
  { payload = EVERY_PAGE, prepareMs, ...cause }: PageReload,
): Promise<void> {
  const { verdicts, send } = context
  const { root } = context.environment.config
  const { id } = batch
  const files = filesOf(root, batch)
  const pages = verdicts.size
  const undo = settleWhenBack(
    context,
    batch,
    { outcome: 'reloaded', reason: 'timeout.no-report', prepareMs },
    cause,
  )
  const begin: BeginMessage = { id, files, reason: cause.reason, phase: 'update', expected: [] }
  send({ type: 'custom', event: EVENTS.begin, data: begin })
  const told = verdicts.collect(id, 'update')
  send(payload)
  const end: EndMessage = { id }
  send({ type: 'custom', event: EVENTS.end, data: end })
  const { reports } = await told
  // A page that is reloaded besides may still report the update that it was at.
  const isForAll = !payload.path?.endsWith('.html')
  if (isForAll || pages === 0 || reports.length < pages) return
  undo()
  context.settle(toEntry(context, batch, { outcome: 'ignored', reason: 'ignored.no-page', prepareMs }))
}
