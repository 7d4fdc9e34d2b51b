import type { Subscription } from '../runtime/registry.ts'
import { toModuleUrl, type ModuleOwnership } from './module-ownership.ts'
import { disposeAll, keepNew, type ModuleRecord } from './module-record.ts'

/** Takes back what modules have subscribed while an update ran, or lets it stay. */
export interface ControlledOwnership extends Pick<ModuleOwnership, 'has' | 'versionOf'> {
  /** True while a module has not come to the end of its newest evaluation: it threw, or it still waits. */
  isUnfinished(url: string): boolean
  /** Whether that is true of any module. */
  readonly hasUnfinished: boolean
  /** The active and suspended subscriptions of the newest evaluation of every module. */
  subscriptions(): readonly { readonly url: string; readonly subscription: Subscription }[]
  /** The url of the module that is served under a full url, as it is written here; undefined for an unknown one. */
  urlOf(fullUrl: string): string | undefined
  /** From now on, what evaluations replace can be taken back. */
  begin(): void
  /** Urls of the modules that were evaluated since, to their end or not. */
  evaluated(): { readonly finished: readonly string[]; readonly unfinished: readonly string[] }
  /** Everything evaluated since `begin` is to stay. */
  commit(): void
  /** Lets modules be heard that have been silent since the update was rolled back that first brought them. */
  wake(): void
  /**
   * Takes back what was evaluated since `begin`: the old subscriptions answer again.
   * @param meanwhile called when the new subscriptions have ended and the old ones are not awake yet
   */
  rollBack(meanwhile?: () => void): void
  /** Forgets a module that the page no longer uses, with everything it subscribed. */
  remove(url: string): void
}

/**
 * Makes of what is noted what updates need; none is running.
 * @param base the path that the server's urls start after
 */
export function controlOwnership(ownership: ModuleOwnership, base: string): ControlledOwnership {
  const { records, has, versionOf } = ownership
  let rounds = 0
  const touched = () =>
    [...records.values()].filter(({ before, round }) => before !== undefined && round === ownership.round)
  return {
    has,
    versionOf,
    get hasUnfinished() {
      return [...records.values()].some(({ isEvaluating }) => isEvaluating)
    },
    isUnfinished: (url) => records.get(url)?.isEvaluating ?? false,
    subscriptions: () =>
      [...records.values()].flatMap(({ url, owned }) => owned.map((subscription) => ({ url, subscription }))),
    urlOf(fullUrl) {
      const url = URL.canParse(fullUrl) ? toModuleUrl(fullUrl, base) : fullUrl
      return records.has(url) ? url : undefined
    },
    begin() {
      rounds += 1
      ownership.round = rounds
    },
    evaluated() {
      const urls = (isEvaluating: boolean) =>
        touched().flatMap((record) => (record.isEvaluating === isEvaluating ? [record.url] : []))
      return { finished: urls(false), unfinished: urls(true) }
    },
    commit() {
      for (const record of touched()) if (!record.isEvaluating) keepNew(record)
      ownership.round = undefined
    },
    wake() {
      for (const record of records.values()) wake(record)
    },
    rollBack(meanwhile) {
      const taken = touched()
      for (const record of taken) giveNewUp(record)
      meanwhile?.()
      for (const record of taken) {
        if (isFirst(record) && record.isEvaluating) records.delete(record.url)
        takeOldBack(record)
      }
    },
    remove(url) {
      const record = records.get(url)
      records.delete(url)
      disposeAll([...(record?.owned ?? []), ...(record?.replaced ?? [])])
    },
  }
}

/** Gives up what the new evaluation has subscribed; `takeOldBack` has to follow. */
function giveNewUp(record: ModuleRecord): void {
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
function takeOldBack(record: ModuleRecord): void {
  if (!record.before) return
  if (!isFirst(record)) record.version = record.before.version
  record.before = undefined
  record.replaced = []
  record.isEvaluating = false
  if (!record.isDormant) for (const subscription of record.owned) subscription.resume()
}

/** Lets a module be heard again that a roll back has silenced. */
function wake(record: ModuleRecord): void {
  if (!record.isDormant) return
  record.isDormant = false
  for (const subscription of record.owned) subscription.resume()
}

/** Whether the running transaction was the first to evaluate it. */
const isFirst = ({ before }: ModuleRecord): boolean => before?.evaluations === 0
