import type { Phase, Report } from '../../shared/protocol.ts'
import { readReport } from './report.ts'

/** A connected page, whatever the channel makes of it. Told apart by identity. */
export type Client = object

/** What all pages together say of one phase of a transaction. */
export interface Verdict {
  readonly reports: readonly Report[]
  /** True when not every page has reported in time. */
  readonly isTimedOut: boolean
}

/** The pages that take part in transactions, and what they report. */
export interface Verdicts {
  joined(client: Client): void
  left(client: Client): void
  /** How many pages take part. */
  readonly size: number
  /** Waits for the reports of all pages that take part now: until all are there, or one has failed for good. */
  collect(id: string, phase: Phase): Promise<Verdict>
  /**
   * Calls the listener when a page that was reloaded is back, and without a report when none is in time.
   * Returns its undo.
   */
  onReloaded(id: string, listener: (report?: Report) => void): () => void
  /** Takes a message of a page. Whatever is no report that is waited for changes nothing. */
  take(message: unknown, client: Client): void
  /** Whether the last update that a page has reported, as on the page, is the one of that id: true once for each. */
  takeApplied(id: string, client: Client): boolean
}

interface Waiting {
  readonly id: string
  readonly phase: Phase
  readonly clients: Set<Client>
  readonly reports: Report[]
  finish(verdict: Verdict): void
}

/** @param timeoutMs longest wait for the reports of one phase, in milliseconds */
export function createVerdicts(timeoutMs: number): Verdicts {
  const clients = new Set<Client>()
  const reloads = new Map<string, (report?: Report) => void>()
  const applied = new WeakMap<Client, string>()
  let waiting: Waiting | undefined
  const settleWhenComplete = () => {
    if (waiting?.clients.size === 0) waiting.finish({ reports: waiting.reports, isTimedOut: false })
  }
  return {
    joined: (client) => void clients.add(client),
    left(client) {
      clients.delete(client)
      waiting?.clients.delete(client)
      settleWhenComplete()
    },
    get size() {
      return clients.size
    },
    collect(id, phase) {
      waiting?.finish({ reports: waiting.reports, isTimedOut: false })
      return new Promise((resolve) => {
        const finish = (verdict: Verdict) => {
          clearTimeout(timer)
          waiting = undefined
          resolve(verdict)
        }
        const expire = () => {
          // A page that does not answer is not waited for again.
          for (const silent of waiting?.clients ?? []) clients.delete(silent)
          finish({ reports: waiting?.reports ?? [], isTimedOut: true })
        }
        const timer = setTimeout(expire, timeoutMs).unref()
        waiting = { id, phase, clients: new Set(clients), reports: [], finish }
        settleWhenComplete()
      })
    },
    onReloaded(id, listener) {
      const timer = setTimeout(listener, timeoutMs).unref()
      reloads.set(id, listener)
      return () => {
        clearTimeout(timer)
        reloads.delete(id)
      }
    },
    take(message, client) {
      const report = readReport(message)
      if (!report) return
      if (report.reloaded) return reloads.get(report.id)?.(report)
      if (waiting?.id !== report.id || waiting.phase !== report.phase || !waiting.clients.delete(client))
        return
      waiting.reports.push(report)
      if (report.phase === 'update' && !report.failed) applied.set(client, report.id)
      settleWhenComplete()
    },
    takeApplied: (id, client) => applied.get(client) === id && applied.delete(client),
  }
}
