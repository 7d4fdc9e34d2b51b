import type { JournalEntry } from '../shared/protocol.ts'
import type { ViewState } from './view-state.ts'

/** Saves that came one after the other and went alike, newest first. */
export interface EntryGroup {
  readonly newest: JournalEntry
  readonly entries: readonly JournalEntry[]
}

/** Which of the entries somebody wants to see. */
export const matchEntries = (
  entries: readonly JournalEntry[],
  { outcome, text }: Pick<ViewState, 'outcome' | 'text'>,
): readonly JournalEntry[] => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter((entry) => {
    if (outcome !== 'all' && entry.outcome !== outcome) return false
    const told = [entry.sentence, entry.reason, ...entry.files, ...entry.frameworks].join('\n').toLowerCase()
    return words.every((word) => told.includes(word))
  })
}

/** Puts like saves together. */
export function groupEntries(entries: readonly JournalEntry[]): readonly EntryGroup[] {
  const groups: JournalEntry[][] = []
  for (const entry of entries.toReversed()) {
    const last = groups.at(-1)
    if (last && likenessOf(last[0]!) === likenessOf(entry)) last.push(entry)
    else groups.push([entry])
  }
  // A group has the entry that it was made for.
  return groups.map((group) => ({ newest: group[0]!, entries: group }))
}

/** Alike but for the time that they took. */
const likenessOf = ({ outcome, reason, files, lost, variables, diagnostics }: JournalEntry): string =>
  JSON.stringify([
    outcome,
    reason,
    files,
    lost.map(({ name }) => name),
    variables.filter(({ fate }) => fate !== 'kept').map(({ name, fate }) => [name, fate]),
    diagnostics.map(({ message }) => message),
  ])
