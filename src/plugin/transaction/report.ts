import type { FailureKind, JournalDiagnostic, JournalEntry, Loss, ReasonCode } from '../../shared/protocol.ts'

/** The part of a journal entry that a page may say. Files and ids of others come from the server alone. */
export type Report = Pick<JournalEntry, 'id' | 'kept' | 'lost' | 'diagnostics'> &
  Partial<Pick<JournalEntry, 'outcome' | 'reason' | 'timings'>>

const MAX_ITEMS = 500
const MAX_TEXT = 4000
const REASONS: Readonly<Record<FailureKind, ReasonCode>> = {
  evaluate: 'aborted.evaluate',
  accept: 'rollback.accept',
  render: 'rollback.render',
  strict: 'rollback.strict',
  timeout: 'rollback.timeout',
}

/**
 * Reads a page's report, which anybody who reaches the socket can send.
 * @returns a clean copy with known fields only; undefined when the message is not a report.
 */
export function readReport(message: unknown): Report | undefined {
  if (!isRecord(message) || !isText(message.id, 64)) return undefined
  const { outcome, reason } = verdictOf(message)
  return {
    id: message.id,
    kept: list(message.kept, (item) => (isText(item, MAX_TEXT) ? item : undefined)),
    lost: list(message.lost, readLoss),
    diagnostics: list(message.diagnostics, readDiagnostic),
    timings: readTimings(message.timings),
    ...(outcome && { outcome }),
    ...(reason && { reason }),
  }
}

function verdictOf(message: Record<string, unknown>): Partial<Pick<JournalEntry, 'outcome' | 'reason'>> {
  const { failed, reloaded } = message
  if (reloaded === 'recovery') return { outcome: 'reloaded', reason: 'reload.recovery' }
  if (reloaded === 'asked') return { outcome: 'reloaded' }
  const kind = isText(failed, 64) && Object.hasOwn(REASONS, failed) ? failed : undefined
  // Only the names of failures are keys of the table.
  return kind === undefined ? {} : { outcome: 'aborted', reason: REASONS[kind as FailureKind] }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length <= max

function list<Item>(value: unknown, read: (item: unknown) => Item | undefined): Item[] {
  if (!Array.isArray(value) || value.length > MAX_ITEMS) return []
  return value.map(read).filter((item) => item !== undefined)
}

function readLoss(item: unknown): Loss | undefined {
  if (!isRecord(item) || !isText(item.name, MAX_TEXT) || !isText(item.reason, MAX_TEXT)) return undefined
  return { name: item.name, reason: item.reason }
}

function readDiagnostic(item: unknown): JournalDiagnostic | undefined {
  if (!isRecord(item) || !isText(item.message, MAX_TEXT)) return undefined
  return { message: item.message }
}

function readTimings(value: unknown): JournalEntry['timings'] {
  const milliseconds = (name: string) => {
    const number = isRecord(value) ? value[name] : undefined
    return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? { [name]: number } : {}
  }
  return { ...milliseconds('apply'), ...milliseconds('verify'), total: 0 }
}
