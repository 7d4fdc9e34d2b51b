import type { Logger } from 'vite'
import type { JournalEntry } from '../shared/protocol.ts'

/** One line for the terminal: what became of a save, which files, how long it took, what was lost. */
export function formatEntry(entry: JournalEntry): string {
  const files = entry.files.length > 3 ? `${entry.files.length} files` : entry.files.join(', ')
  const kept = entry.kept.length > 0 ? ` · ${entry.kept.length} kept` : ''
  const lost = entry.lost.length > 0 ? ` · lost ${entry.lost.map((one) => one.name).join(', ')}` : ''
  const problem = entry.diagnostics[0] ? ` · ${entry.diagnostics[0].message.split('\n')[0]}` : ''
  const what = files === '' ? entry.outcome : `${entry.outcome} ${files}`
  return `${what} (${entry.reason}) ${Math.round(entry.timings.total)} ms${kept}${lost}${problem}`
}

/** Prints an entry through Vite's logger: problems as warnings, the rest as information. */
export function printEntry(logger: Logger, entry: JournalEntry, level: 'info' | 'warn' | 'silent'): void {
  if (level === 'silent') return
  const isProblem =
    entry.lost.length > 0 || entry.diagnostics.length > 0 || entry.reason.startsWith('timeout')
  const line = `[metamon] ${formatEntry(entry)}`
  if (isProblem) logger.warn(line, { timestamp: true })
  else if (level === 'info' && entry.outcome !== 'ignored') logger.info(line, { timestamp: true })
}
