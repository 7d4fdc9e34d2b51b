import { EVENTS, type JournalEntry, type Outcome, type ReasonCode } from '../../shared/protocol.ts'
import type { ServerJournal } from '../journal.ts'
import { readReport } from './report.ts'

/** What the server knows of a transaction before the page reports how it went. */
export interface Draft {
  readonly id: string
  readonly files: readonly string[]
  readonly outcome: Outcome
  readonly reason: ReasonCode
  readonly savedAt: number
  readonly prepareMs: number
}

/** Transactions that the page has been told of and has not reported yet. */
export interface OpenTransactions {
  open(draft: Draft): void
  /** True when one that changes this file, relative to the root, is open. */
  has(file: string): boolean
  /** Settles a transaction that never reached the page, or will not be reported. */
  settle(draft: Draft, details?: Partial<Pick<JournalEntry, 'outcome' | 'reason' | 'diagnostics'>>): void
  /** Takes a page's report. Whatever does not belong to an open transaction is dropped. */
  report(message: unknown): void
  close(): void
}

export interface OpenTransactionsContext {
  readonly journal: ServerJournal
  readonly timeoutMs: number
  /** Sends a custom event to every page. */
  readonly broadcast: (event: string, data: unknown) => void
}

export function createOpenTransactions(context: OpenTransactionsContext): OpenTransactions {
  const open = new Map<string, { draft: Draft; timer: NodeJS.Timeout }>()
  const finish = (draft: Draft, details: Partial<JournalEntry>) => {
    clearTimeout(open.get(draft.id)?.timer)
    open.delete(draft.id)
    const entry = toEntry(draft, details)
    context.journal.record(entry)
    context.broadcast(EVENTS.settled, entry)
  }
  return {
    open(draft) {
      const expire = () => finish(draft, { reason: 'timeout.no-report' })
      open.set(draft.id, { draft, timer: setTimeout(expire, context.timeoutMs).unref() })
    },
    has: (file) => [...open.values()].some(({ draft }) => draft.files.includes(file)),
    settle: (draft, details = {}) => finish(draft, details),
    report(message) {
      const report = readReport(message)
      const transaction = report && open.get(report.id)
      if (report && transaction) finish(transaction.draft, report)
    },
    close() {
      for (const { timer } of open.values()) clearTimeout(timer)
      open.clear()
    },
  }
}

function toEntry(draft: Draft, details: Partial<JournalEntry>): JournalEntry {
  return {
    kept: [],
    lost: [],
    diagnostics: [],
    outcome: draft.outcome,
    reason: draft.reason,
    ...details,
    id: draft.id,
    files: draft.files,
    timings: { prepare: draft.prepareMs, ...details.timings, total: performance.now() - draft.savedAt },
  }
}
