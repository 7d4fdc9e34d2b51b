import { randomUUID } from 'node:crypto'
import type { HotPayload, Update } from 'vite'
import type { ExpectedModule, JournalEntry, Report, ResumedMessage, Timings } from '../../shared/protocol.ts'
import { toWords, type Facts } from '../../shared/reasons/index.ts'
import type { Batch } from './batch.ts'
import type { TransactionContext } from './context.ts'
import { frameworksOf } from './framework-of.ts'
import { relativeTo } from './relative-to.ts'
import { stepsOf } from './steps.ts'
import { watchTime } from './watch-time.ts'

/** What a transaction has come to, besides what is known of its batch. */
export type Ending = Pick<Facts, 'outcome' | 'reason' | 'detail'> &
  Partial<Pick<Facts, 'diagnostics' | 'chain'>> & {
    readonly reports?: readonly Report[]
    readonly updates?: readonly Update[]
    readonly expected?: readonly ExpectedModule[]
    /** Milliseconds. */
    readonly prepareMs?: number
    /** Milliseconds from the delivery to the last report. */
    readonly deliveryMs?: number | undefined
  }

type Telling = Pick<TransactionContext, 'environment' | 'healed'>

/** The journal entry of a transaction. What several pages say is put together: all of their losses count. */
export function toEntry(context: Telling, batch: Batch, ending: Ending): JournalEntry {
  const { outcome, reason, detail, chain = [], reports = [], updates = [], diagnostics = [] } = ending
  const timings = timingsOf(batch, ending)
  const { environment } = context
  return toWords({
    id: batch.id,
    outcome,
    reason,
    files: filesOf(environment.config.root, batch),
    frameworks: frameworksOf(environment, batch, ending.expected ?? []),
    chain,
    steps: stepsOf(context, batch, { outcome, reason, reports, updates, prepareMs: ending.prepareMs }),
    savedAt: Date.now() - (performance.now() - batch.savedAt),
    ...(detail && { detail }),
    kept: reports.at(-1)?.kept ?? [],
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
    timings,
  })
}

function timingsOf(batch: Batch, { reports = [], prepareMs = 0, deliveryMs }: Ending): Timings {
  const total = performance.now() - batch.savedAt
  const inPage = reports.at(-1)?.timings
  const watch = watchTime(batch)
  return {
    ...(watch !== undefined && { watch }),
    prepare: prepareMs,
    ...(inPage &&
      deliveryMs !== undefined && { send: Math.max(0, deliveryMs - inPage.apply - inPage.verify) }),
    ...inPage,
    total,
  }
}

/** The journal entry of a reload that belongs to no save: the server was restarted, or a dependency bundled again. */
export const toResumedEntry = (message: ResumedMessage, cause?: RestartCause): JournalEntry =>
  toWords({
    ...withoutBatch(cause?.files ?? []),
    outcome: 'reloaded',
    reason: cause?.reason ?? 'reload.server',
    steps: [{ kind: 'reloaded', text: 'the page was reloaded' }],
    ...message,
  })

/** Why a server was restarted, and the files that were saved. */
export type RestartCause = Pick<Facts, 'reason' | 'files'>

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

function namedBy(root: string, payload: HotPayload): string[] {
  if (payload.type === 'update') return payload.updates.map((one) => one.path.replace(/^\//, ''))
  return payload.type === 'full-reload' && payload.triggeredBy ? [relativeTo(root, payload.triggeredBy)] : []
}

const uniqueBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
]
