import type { Subscription } from '../runtime/registry.ts'

/** What one module of the page has subscribed at its top level, for its newest and its last good evaluation. */
export interface ModuleRecord {
  readonly url: string
  owned: Subscription[]
  /** Subscriptions of the last good evaluation; suspended until the new one is to stay. */
  replaced: Subscription[]
  evaluations: number
  /** The timestamp of the newest evaluation that has come to its end; 0 for the page's first. */
  version: number
  isEvaluating: boolean
  /** The transaction that has evaluated it last; undefined when none was running. */
  round: number | undefined
  /** How it was before that evaluation; undefined once it is there to stay. */
  before: { readonly version: number; readonly evaluations: number } | undefined
  /** True while a module is silent because the update that first brought it was rolled back. */
  isDormant: boolean
}

/** The record of a module that has not been evaluated yet. */
export const createRecord = (url: string): ModuleRecord => ({
  url,
  owned: [],
  replaced: [],
  evaluations: 0,
  version: 0,
  isEvaluating: false,
  round: undefined,
  before: undefined,
  isDormant: false,
})

/** The old subscriptions fall silent before the new ones are made: at no time do both answer. */
export function beginEvaluation(record: ModuleRecord, round: number | undefined): void {
  if (record.before) {
    // Evaluated twice in one transaction, or never to its end: the last good evaluation stays the one before.
    disposeAll(record.owned)
  } else {
    record.replaced = record.owned
    record.before = { version: record.version, evaluations: record.evaluations }
  }
  record.round = round
  record.owned = []
  record.isEvaluating = true
  record.evaluations += 1
  for (const subscription of record.replaced) subscription.suspend()
}

/** Says that the module has come to its end, in the version of that timestamp. */
export function endEvaluation(record: ModuleRecord, version: number): void {
  record.isEvaluating = false
  record.version = Math.max(record.version, version)
}

/** Gives up what the last good evaluation has subscribed. */
export function keepNew(record: ModuleRecord): void {
  if (!record.before) return
  disposeAll(record.replaced)
  record.replaced = []
  record.before = undefined
}

/** Gives up what the new evaluation has subscribed; `takeOldBack` has to follow. */
export function giveNewUp(record: ModuleRecord): void {
  if (isFirst(record) && !record.isEvaluating) {
    // The browser does not evaluate it again where the next update imports it under the same url.
    record.isDormant = true
    for (const subscription of record.owned) subscription.suspend()
    return
  }
  disposeAll(record.owned)
  record.owned = record.replaced
}

/** Lets the subscriptions of the last good evaluation answer again. */
export function takeOldBack(record: ModuleRecord): void {
  if (!record.before) return
  if (!isFirst(record)) record.version = record.before.version
  record.before = undefined
  record.replaced = []
  record.isEvaluating = false
  if (!record.isDormant) for (const subscription of record.owned) subscription.resume()
}

/** Lets a module be heard again that a roll back has silenced. */
export function wake(record: ModuleRecord): void {
  if (!record.isDormant) return
  record.isDormant = false
  for (const subscription of record.owned) subscription.resume()
}

/** Whether the running transaction was the first to evaluate it. */
export const isFirst = ({ before }: ModuleRecord): boolean => before?.evaluations === 0

/** Ends every one of the subscriptions. */
export function disposeAll(subscriptions: readonly Subscription[]): void {
  for (const subscription of subscriptions) subscription.dispose()
}
