import type { Subscription } from '../runtime/registry.ts'
import { attempt } from './attempt.ts'
import { stableUrl } from '../shared/stable-url.ts'
import {
  beginEvaluation,
  createRecord,
  disposeAll,
  endEvaluation,
  giveNewUp,
  isFirst,
  keepNew,
  takeOldBack,
  wake,
  type ModuleRecord,
} from './module-record.ts'

/** Called around the evaluation of a module; what it returns is called when the evaluation is over. */
export type AroundEvaluation = (url: string) => () => void

/** Knows which module is being evaluated, and which subscriptions belong to it. */
export interface ModuleOwnership {
  /** Called by the code at the top of every own module, with its `import.meta.url`. */
  enter(url: string): { leave(): void }
  /** The url of the module that is being evaluated; undefined between evaluations. */
  readonly current: string | undefined
  /** Whether that module was evaluated before. */
  readonly isReevaluating: boolean
  /** Makes a subscription the property of the module that is being evaluated, if there is one. */
  claim(subscription: Subscription): void
  has(url: string): boolean
  /** True while a module has not come to the end of its newest evaluation: it threw, or it still waits. */
  isUnfinished(url: string): boolean
  /** Whether that is true of any module. */
  readonly hasUnfinished: boolean
  /** The active and suspended subscriptions of the newest evaluation of every module. */
  subscriptions(): readonly { readonly url: string; readonly subscription: Subscription }[]
  /** The url of the module that is served under a full url, as it is written here; undefined for an unknown one. */
  urlOf(fullUrl: string): string | undefined
  /** The timestamp of the newest update that a module was evaluated with, to its end; 0 before the first. */
  versionOf(url: string): number
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

/** How modules are named, and what surrounds their evaluation. */
export interface ModuleOwnershipOptions {
  /** The path that the server's urls start after, `/` unless the app has another base. */
  readonly base: string
  readonly aroundReevaluation: AroundEvaluation
  /** The same for the first evaluation of a module. */
  readonly aroundEvaluation?: AroundEvaluation
}

/** Creates the ownership of one page, on which no module has been evaluated yet. */
export function createModuleOwnership(options: ModuleOwnershipOptions): ModuleOwnership {
  const records = new Map<string, ModuleRecord>()
  let current: ModuleRecord | undefined
  let rounds = 0
  let round: number | undefined
  const touched = () =>
    [...records.values()].filter((record) => record.before !== undefined && record.round === round)
  return {
    enter(fullUrl) {
      const record = recordOf(records, toModuleUrl(fullUrl, options.base))
      const outer = current
      const isAgain = record.evaluations > 0
      beginEvaluation(record, round)
      current = record
      const around = isAgain ? options.aroundReevaluation : options.aroundEvaluation
      const after = around?.(record.url)
      // Where an evaluation throws, nothing calls `leave`: what runs later is no longer the module's.
      queueMicrotask(() => (current === record ? (current = undefined) : undefined))
      return {
        leave() {
          after?.()
          endEvaluation(record, timestampOf(fullUrl))
          if (record.round === undefined || record.round !== round) keepNew(record)
          current = outer
        },
      }
    },
    get current() {
      return current?.url
    },
    get isReevaluating() {
      return (current?.evaluations ?? 0) > 1
    },
    claim: (subscription) => current?.owned.push(subscription),
    has: (url) => records.has(url),
    get hasUnfinished() {
      return [...records.values()].some(({ isEvaluating }) => isEvaluating)
    },
    isUnfinished: (url) => records.get(url)?.isEvaluating ?? false,
    subscriptions: () =>
      [...records.values()].flatMap(({ url, owned }) => owned.map((subscription) => ({ url, subscription }))),
    urlOf(fullUrl) {
      const url = URL.canParse(fullUrl) ? toModuleUrl(fullUrl, options.base) : fullUrl
      return records.has(url) ? url : undefined
    },
    versionOf: (url) => records.get(url)?.version ?? 0,
    begin() {
      rounds += 1
      round = rounds
    },
    evaluated() {
      const urls = (isEvaluating: boolean) =>
        touched().flatMap((record) => (record.isEvaluating === isEvaluating ? [record.url] : []))
      return { finished: urls(false), unfinished: urls(true) }
    },
    commit() {
      for (const record of touched()) if (!record.isEvaluating) keepNew(record)
      round = undefined
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

function recordOf(records: Map<string, ModuleRecord>, url: string): ModuleRecord {
  const record = records.get(url) ?? createRecord(url)
  records.set(url, record)
  return record
}

/** Vite gives every update a later timestamp, and the modules that it evaluates urls with that or a later one. */
const timestampOf = (fullUrl: string): number => Number(/[?&]t=(\d+)/.exec(fullUrl)?.[1] ?? 0)

/** A module's url as the server writes it: without origin, base and update query. */
function toModuleUrl(fullUrl: string, base: string): string {
  const { pathname, search } = new URL(fullUrl)
  const path = pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : pathname
  return stableUrl(decodePath(path) + search)
}

/** Browsers encode spaces and letters beyond ASCII in urls; the server names modules by their files. */
const decodePath = (path: string): string => attempt(() => decodeURI(path)) ?? path
