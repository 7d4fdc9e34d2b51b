import type { JournalEntry } from '../shared/protocol.ts'

/** A note about a save. */
export interface Note {
  readonly text: string
  readonly tone: 'good' | 'warn'
  /** What was reset or lost, by name. */
  readonly names: readonly string[]
  readonly hint?: string
  readonly durationMs: number
}

const MOST_NAMES = 6

/** The note of a settled save; none for what has changed nothing, and for failures, which are the overlay's. */
export function noteOf(entry: JournalEntry): Note | undefined {
  const { outcome, sentence, hint } = entry
  if (outcome !== 'applied' && outcome !== 'reloaded') return undefined
  const names = namesOf(entry)
  const isWarning = names.length > 0 || outcome === 'reloaded' || entry.reason.startsWith('timeout')
  return {
    text: sentence,
    tone: isWarning ? 'warn' : 'good',
    names: names.slice(0, MOST_NAMES),
    durationMs: isWarning ? 9000 : 2500,
    ...(hint !== undefined && { hint }),
  }
}

function namesOf({ lost, variables }: JournalEntry): readonly string[] {
  const fates = variables.filter(({ fate }) => fate === 'reset' || fate === 'lost')
  // State of components is in both, by a name that is for people in the second.
  const others = lost.filter(({ name }) => fates.length === 0 || !name.startsWith('state:'))
  return [...new Set([...others, ...fates].map(({ name }) => name))]
}
