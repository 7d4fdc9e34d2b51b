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
  /** The transaction that has evaluated it last; absent when none was running. */
  round?: number | undefined
  /** How it was before that evaluation; absent once it is there to stay. */
  before?: { readonly version: number; readonly evaluations: number } | undefined
  /** True while a module is silent because the update that first brought it was rolled back. */
  isDormant?: boolean
}

/** The record of a module that has not been evaluated yet. */
export const createRecord = (url: string): ModuleRecord => ({
  url,
  owned: [],
  replaced: [],
  evaluations: 0,
  version: 0,
  isEvaluating: false,
})

/** The old subscriptions fall silent before the new ones are made: at no time do both answer. */
export function beginEvaluation(record: ModuleRecord, round: number | undefined): void {
  const { owned, version, evaluations } = record
  if (record.before) {
    // Evaluated twice in one transaction, or never to its end: the last good evaluation stays the one before.
    disposeAll(owned)
  } else {
    record.replaced = owned
    record.before = { version, evaluations }
  }
  record.round = round
  record.owned = []
  record.isEvaluating = true
  record.evaluations += 1
  for (const subscription of record.replaced) subscription.suspend()
}

/** Gives up what the last good evaluation has subscribed. */
export function keepNew(record: ModuleRecord): void {
  disposeAll(record.replaced)
  record.replaced = []
  record.before = undefined
}

/** Ends every one of the subscriptions. */
export function disposeAll(subscriptions: readonly Subscription[]): void {
  for (const subscription of subscriptions) subscription.dispose()
}
