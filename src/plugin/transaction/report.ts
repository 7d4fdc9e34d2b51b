import { messages } from '../../shared/messages.ts'
import { PAINT_LIMIT_MS, type PaintedMessage } from '../../shared/painted.ts'
import type {
  FailureKind,
  JournalDiagnostic,
  Loss,
  Phase,
  Report,
  ResumedMessage,
  VariableFate,
  VariableReport,
} from '../../shared/protocol.ts'
import { isRecord, isText } from '../read-shape.ts'

const MAX_ITEMS = 500
const MAX_TEXT = 4000
const MAX_ID = 64
const PHASES: readonly Phase[] = ['update', 'rollback']
const FAILURES: readonly FailureKind[] = ['evaluate', 'accept', 'render', 'strict', 'timeout']
const FATES: readonly VariableFate[] = ['kept', 'new-initial', 'renamed', 'reset', 'lost']
const RELOADS: readonly NonNullable<Report['reloaded']>[] = ['asked', 'recovery']

/**
 * Reads a page's report, which anybody who reaches the socket can send. Files, places and other codes than
 * those of pages are not taken from it: the server knows them itself.
 *
 * @returns a clean copy with known fields only; undefined when the message is not a report.
 */
export function readReport(message: unknown): Report | undefined {
  if (!isRecord(message) || !isText(message.id, MAX_ID)) return undefined
  const phase = PHASES.find((one) => one === message.phase)
  if (!phase) return undefined
  const failed = FAILURES.find((one) => one === message.failed)
  const reloaded = RELOADS.find((one) => one === message.reloaded)
  return {
    id: message.id,
    phase,
    reapply: list(message.reapply, readText),
    kept: list(message.kept, readText),
    lost: list(message.lost, readLoss),
    variables: list(message.variables, readVariable),
    diagnostics: list(message.diagnostics, readDiagnostic),
    timings: readTimings(message.timings),
    ...(failed && { failed }),
    ...(reloaded && { reloaded }),
  }
}

/** Reads what a page says of the state that it was left; a clean copy, like the above. */
export function readResumed(message: unknown): ResumedMessage | undefined {
  if (!isRecord(message)) return undefined
  return {
    kept: list(message.kept, readText),
    lost: list(message.lost, readLoss),
    variables: list(message.variables, readVariable),
    diagnostics: list(message.diagnostics, readDiagnostic),
  }
}

/** Reads a page's word that it has painted an update; undefined for anything else, and for times that are none. */
export function readPainted(message: unknown): PaintedMessage | undefined {
  if (!isRecord(message) || !isText(message.id, MAX_ID)) return undefined
  const { id, paint } = message
  const isTime = typeof paint === 'number' && paint >= 0 && paint <= PAINT_LIMIT_MS
  return isTime ? { id, paint } : undefined
}

const readText = (item: unknown): string | undefined => (isText(item, MAX_TEXT) ? item : undefined)

function list<Item>(value: unknown, read: (item: unknown) => Item | undefined): Item[] {
  if (!Array.isArray(value) || value.length > MAX_ITEMS) return []
  return value.map(read).filter((item) => item !== undefined)
}

function readLoss(item: unknown): Loss | undefined {
  if (!isRecord(item) || !isText(item.name, MAX_TEXT) || !isText(item.reason, MAX_TEXT)) return undefined
  return { name: item.name, reason: item.reason }
}

function readVariable(item: unknown): VariableReport | undefined {
  if (!isRecord(item) || !isText(item.name, MAX_TEXT) || !isText(item.reason, MAX_TEXT)) return undefined
  const fate = FATES.find((one) => one === item.fate)
  return fate && { name: item.name, fate, reason: item.reason }
}

function readDiagnostic(item: unknown): JournalDiagnostic | undefined {
  if (!isRecord(item) || !isText(item.message, MAX_TEXT)) return undefined
  const { message, code } = item
  return code === 'MTM5001'
    ? { message, code, hint: messages[code].hint({ file: '', effects: '' }) }
    : { message }
}

function readTimings(value: unknown): NonNullable<Report['timings']> {
  const milliseconds = (name: string): number => {
    const number = isRecord(value) ? value[name] : undefined
    return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : 0
  }
  return { apply: milliseconds('apply'), verify: milliseconds('verify') }
}
