import type { JournalEntry } from '../shared/protocol.ts'
import type { DebugLog } from './debug.ts'

/** Tells all that is known of a settled transaction, each part in its own namespace. */
export function debugEntry(debug: DebugLog, entry: JournalEntry): void {
  const { id, steps, chain, variables, timings, diagnostics } = entry
  const short = id.slice(0, 8)
  debug('decision', () => [`${short} ${entry.reason}: ${entry.sentence}`, ...steps.map(toLine)].join('\n  '))
  if (chain.length > 0) debug('graph', () => `${short} ${chain.join(' -> ')}`)
  if (variables.length > 0)
    debug('state', () =>
      [short, ...variables.map(({ name, fate, reason }) => `${name} ${fate}: ${reason}`)].join('\n  '),
    )
  debug(
    'compile',
    () => `${short} ${JSON.stringify(timings)} ${diagnostics.map(({ message }) => message).join('; ')}`,
  )
}

const toLine = ({ kind, text, file, code }: JournalEntry['steps'][number]): string =>
  [kind, file, text, code && `(${code})`].filter(Boolean).join(' ')
