import { randomUUID } from 'node:crypto'
import { relative } from 'node:path'
import type { HotPayload } from 'vite'
import type { JournalEntry, ReasonCode, Report, ResumedMessage } from '../../shared/protocol.ts'
import { toWords, type Facts } from '../../shared/reasons/index.ts'
import type { Batch } from './batch.ts'

/** What a transaction has come to, besides what is known of its batch. */
export type Ending = Pick<JournalEntry, 'outcome' | 'reason'> &
  Partial<Pick<JournalEntry, 'diagnostics'>> & {
    readonly reports?: readonly Report[]
    /** Milliseconds. */
    readonly prepareMs?: number
  }

/** The journal entry of a transaction. What several pages say is put together: all of their losses count. */
export function toEntry(root: string, batch: Batch, ending: Ending): JournalEntry {
  const { outcome, reason, reports = [], diagnostics = [], prepareMs = 0 } = ending
  const last = reports.at(-1)
  return toWords({
    id: batch.id,
    outcome,
    reason,
    files: filesOf(root, batch),
    frameworks: [],
    chain: [],
    steps: [],
    savedAt: performance.timeOrigin + batch.savedAt,
    kept: last?.kept ?? [],
    lost: uniqueBy(
      reports.flatMap((one) => one.lost),
      ({ name }) => name,
    ),
    variables: uniqueBy(
      reports.flatMap((one) => one.variables),
      ({ name, fate, reason }) => [name, fate, reason].join('\n'),
    ),
    diagnostics: uniqueBy(
      [...diagnostics, ...reports.flatMap((one) => one.diagnostics)],
      ({ message }) => message,
    ),
    timings: { prepare: prepareMs, ...last?.timings, total: performance.now() - batch.savedAt },
  })
}

/** The journal entry of a reload that belongs to no save: the server was restarted, or a dependency bundled again. */
export const toResumedEntry = (message: ResumedMessage): JournalEntry =>
  toWords({ ...withoutBatch([]), outcome: 'reloaded', reason: 'reload.server', ...message })

/** The journal entry of a save that no page is to hear of. */
export const toPatternEntry = (file: string): JournalEntry =>
  toWords({ ...withoutBatch([file]), outcome: 'ignored', reason: 'ignored.pattern' })

const withoutBatch = (files: readonly string[]): Omit<Facts, 'outcome' | 'reason'> => ({
  id: randomUUID(),
  files,
  frameworks: [],
  chain: [],
  steps: [],
  savedAt: Date.now(),
  timings: { total: 0 },
  kept: [],
  lost: [],
  variables: [],
  diagnostics: [],
})

/** The changed files of a batch, relative to the root. Without a save, the urls that were to be updated. */
export function filesOf(root: string, { saves, held }: Batch): string[] {
  if (saves.size > 0) return [...saves.keys()].map((file) => relativeTo(root, file))
  return [...new Set(held.flatMap((payload) => namedBy(root, payload)))]
}

/** A file as the journal names it: relative to the root, with slashes. */
export const relativeTo = (root: string, file: string): string => relative(root, file).replaceAll('\\', '/')

/** Why a page is reloaded. */
export const reloadReason = (files: readonly string[]): ReasonCode =>
  files.some((file) => file.endsWith('.html')) ? 'reload.html' : 'reload.no-boundary'

function namedBy(root: string, payload: HotPayload): string[] {
  if (payload.type === 'update') return payload.updates.map((one) => one.path.replace(/^\//, ''))
  return payload.type === 'full-reload' && payload.triggeredBy ? [relativeTo(root, payload.triggeredBy)] : []
}

const uniqueBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
]
