import type { Subscription } from '../runtime/registry.ts'
import { stableUrl } from '../shared/module-id.ts'

/** What one module of the page has subscribed at its top level, for its newest and its last good evaluation. */
interface ModuleRecord {
  readonly url: string
  owned: Subscription[]
  /** Subscriptions of the evaluation before; suspended until the new one has gone through. */
  replaced: Subscription[]
  evaluations: number
  /** The timestamp of the newest evaluation that has come to its end; 0 for the page's first. */
  version: number
  isEvaluating: boolean
}

/** Called around the re-evaluation of a module; what it returns is called when the evaluation is over. */
export type AroundEvaluation = (url: string) => () => void

/** Knows which module is being evaluated, and which subscriptions belong to it. */
export interface ModuleOwnership {
  /** Called by the code at the top of every own module, with its `import.meta.url`. */
  enter(url: string): { leave(): void }
  /** The url of the module that is being evaluated; undefined between evaluations. */
  readonly current: string | undefined
  /** Makes a subscription the property of the module that is being evaluated, if there is one. */
  claim(subscription: Subscription): void
  has(url: string): boolean
  /** The timestamp of the newest update that a module was evaluated with, to its end; 0 before the first. */
  versionOf(url: string): number
  /** Gives up the new version of every module that has not come to its end, and takes the old one back. */
  revertUnfinished(): readonly string[]
  /** Forgets a module that the page no longer uses, with everything it subscribed. */
  remove(url: string): void
}

export interface ModuleOwnershipOptions {
  /** The path that the server's urls start after, `/` unless the app has another base. */
  readonly base: string
  readonly aroundReevaluation: AroundEvaluation
}

export function createModuleOwnership(options: ModuleOwnershipOptions): ModuleOwnership {
  const records = new Map<string, ModuleRecord>()
  let current: ModuleRecord | undefined
  return {
    enter(fullUrl) {
      const record = recordOf(records, toModuleUrl(fullUrl, options.base))
      const outer = current
      const isAgain = record.evaluations > 0
      beginEvaluation(record)
      current = record
      const after = isAgain ? options.aroundReevaluation(record.url) : undefined
      // Where an evaluation throws, nothing calls `leave`: what runs later is no longer the module's.
      queueMicrotask(() => (current === record ? (current = undefined) : undefined))
      return {
        leave() {
          after?.()
          endEvaluation(record, timestampOf(fullUrl))
          current = outer
        },
      }
    },
    get current() {
      return current?.url
    },
    claim: (subscription) => current?.owned.push(subscription),
    has: (url) => records.has(url),
    versionOf: (url) => records.get(url)?.version ?? 0,
    revertUnfinished() {
      const unfinished = [...records.values()].filter((record) => record.isEvaluating)
      unfinished.forEach(revert)
      return unfinished.map((record) => record.url)
    },
    remove(url) {
      const record = records.get(url)
      records.delete(url)
      for (const subscription of [...(record?.owned ?? []), ...(record?.replaced ?? [])])
        subscription.dispose()
    },
  }
}

function recordOf(records: Map<string, ModuleRecord>, url: string): ModuleRecord {
  const known = records.get(url)
  if (known) return known
  const record = { url, owned: [], replaced: [], evaluations: 0, version: 0, isEvaluating: false }
  records.set(url, record)
  return record
}

/** The old subscriptions fall silent before the new ones are made: at no time do both answer. */
function beginEvaluation(record: ModuleRecord): void {
  if (record.isEvaluating) revert(record)
  record.replaced = record.owned
  record.owned = []
  record.isEvaluating = true
  record.evaluations += 1
  for (const subscription of record.replaced) subscription.suspend()
}

function endEvaluation(record: ModuleRecord, version: number): void {
  const replaced = record.replaced
  record.replaced = []
  record.isEvaluating = false
  record.version = Math.max(record.version, version)
  for (const subscription of replaced) subscription.dispose()
}

function revert(record: ModuleRecord): void {
  for (const subscription of record.owned) subscription.dispose()
  record.owned = record.replaced
  record.replaced = []
  record.isEvaluating = false
  for (const subscription of record.owned) subscription.resume()
}

/** Vite gives every update a later timestamp, and the modules that it evaluates urls with that or a later one. */
const timestampOf = (fullUrl: string): number => Number(/[?&]t=(\d+)/.exec(fullUrl)?.[1] ?? 0)

/** A module's url as the server writes it: without origin, base and update query. */
function toModuleUrl(fullUrl: string, base: string): string {
  const { pathname, search } = new URL(fullUrl)
  const path = pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : pathname
  return stableUrl(path + search)
}
