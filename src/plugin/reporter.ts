import type { Logger } from 'vite'
import type { JournalEntry } from '../shared/protocol.ts'

/** Prints an entry through Vite's logger: problems as warnings, the rest as information. */
export function printEntry(logger: Logger, entry: JournalEntry, level: 'info' | 'warn' | 'silent'): void {
  if (level === 'silent') return
  const isProblem =
    entry.lost.length > 0 || entry.diagnostics.length > 0 || entry.reason.startsWith('timeout')
  const line = `[metamon] ${entry.sentence}`
  if (isProblem) logger.warn(line, { timestamp: true })
  else if (level === 'info' && entry.outcome !== 'ignored') logger.info(line, { timestamp: true })
}
