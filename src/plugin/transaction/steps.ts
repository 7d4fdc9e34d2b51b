import type { Update } from 'vite'
import { stableUrl } from '../../shared/module-id.ts'
import type { Outcome, ReasonCode, Report, Step } from '../../shared/protocol.ts'
import type { Batch, SaveType } from './batch.ts'
import { fileOf } from './import-chain.ts'
import { relativeTo } from './relative-to.ts'
import type { TransactionContext } from './context.ts'

/** What is known of the way that a transaction went. */
export interface Way {
  readonly outcome: Outcome
  readonly reason: ReasonCode
  readonly updates: readonly Update[]
  readonly reports: readonly Report[]
  /** Milliseconds; undefined where nothing was prepared. */
  readonly prepareMs: number | undefined
}

type Known = Pick<TransactionContext, 'environment' | 'healed'>

/** Tells the way of a transaction, step by step. */
export function stepsOf(known: Known, batch: Batch, way: Way): readonly Step[] {
  return [
    ...changedSteps(known, batch),
    ...parsedSteps(way),
    ...boundarySteps(known, batch, way),
    ...stateSteps(way),
    ...endSteps(way),
  ]
}

const DONE: Record<SaveType, string> = { create: 'was created', update: 'was saved', delete: 'was deleted' }

function changedSteps({ environment, healed }: Known, { saves }: Batch): readonly Step[] {
  const steps = [...saves].map(([path, type]): Step => {
    const file = relativeTo(environment.config.root, path)
    return healed.take(path)
      ? {
          kind: 'changed',
          text: 'was saved twice at once, and looked at again',
          file,
          code: 'healed.lost-save',
        }
      : { kind: 'changed', text: DONE[type], file }
  })
  const together: Step = { kind: 'changed', text: `${saves.size} files are one transaction`, code: 'batched' }
  return saves.size > 1 ? [...steps, together] : steps
}

function parsedSteps({ outcome, prepareMs }: Way): readonly Step[] {
  if (prepareMs === undefined || (outcome === 'aborted' && prepareMs === 0)) return []
  return [{ kind: 'parsed', text: `compiled and checked in ${Math.round(prepareMs)} ms` }]
}

function boundarySteps({ environment }: Known, { roots }: Batch, { updates }: Way): readonly Step[] {
  const own = new Set([...roots].map(({ url }) => stableUrl(url)))
  const told = new Map<string, Step>()
  for (const { path, acceptedPath } of updates) {
    const node = environment.moduleGraph.urlToModuleMap.get(stableUrl(path))
    const file = node ? fileOf(environment.config.root, node) : path.replace(/^\//, '')
    const text =
      own.has(stableUrl(acceptedPath)) && path === acceptedPath ? 'takes its own update' : 'takes the update'
    told.set(file, { kind: 'boundary', text, file })
  }
  return [...told.values()]
}

/** What became of the state, as far as pages have told. */
function stateSteps({ reports }: Way): readonly Step[] {
  const last = reports.at(-1)
  if (!last) return []
  const told = last.variables.filter(({ fate }) => fate !== 'kept')
  const remounts = told.map(({ name, reason }): Step => ({ kind: 'remount', text: `${name}: ${reason}` }))
  const count = last.kept.length
  const kept: Step[] =
    count > 0 ? [{ kind: 'keep', text: `${count} ${count === 1 ? 'value' : 'values'} kept` }] : []
  return [...remounts, ...kept]
}

function endSteps({ outcome, reason, reports }: Way): readonly Step[] {
  const failed = reports.find((one) => one.failed !== undefined)
  const failures: Step[] = failed
    ? [{ kind: 'failed', text: `failed in the page: ${failed.failed}`, code: reason }]
    : []
  switch (outcome) {
    case 'applied':
      return [{ kind: 'verified', text: pagesOf(reports), code: reason }]
    case 'aborted':
      return [...failures, { kind: 'failed', text: 'not applied: the pages go on as they are', code: reason }]
    case 'rolled-back':
      return [
        ...failures,
        { kind: 'rolled-back', text: 'the last good version is running again', code: reason },
      ]
    case 'reloaded':
      return [...failures, { kind: 'reloaded', text: 'the page was reloaded', code: reason }]
    case 'ignored':
      return [{ kind: 'verified', text: 'no page had to hear of it', code: reason }]
    default:
      return outcome satisfies never
  }
}

const pagesOf = (reports: readonly Report[]): string =>
  reports.length === 0
    ? 'no page has reported'
    : `${reports.length} ${reports.length === 1 ? 'page runs' : 'pages run'} it`
