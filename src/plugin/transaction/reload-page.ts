import type { FullReloadPayload } from 'vite'
import { EVENTS, type BeginMessage, type ReasonCode } from '../../shared/protocol.ts'
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

/** Reloads the pages. Later saves do not wait for that: the transaction is settled when a page is back. */
export function reloadPage(
  context: TransactionContext,
  batch: Batch,
  { reason, payload = EVERY_PAGE, prepareMs }: PageReload,
): void {
  const { root } = context.environment.config
  const { id } = batch
  const begin: BeginMessage = { id, files: filesOf(root, batch), reason, phase: 'update', expected: [] }
  const undo = context.verdicts.onReloaded(id, (report) => {
    undo()
    const told = report && { reports: [report] }
    const ending = report ? { reason } : { reason: 'timeout.no-report' as const }
    context.settle(toEntry(root, batch, { outcome: 'reloaded', ...ending, ...told, prepareMs }))
  })
  context.send({ type: 'custom', event: EVENTS.begin, data: begin })
  context.send(payload)
}
