import type { Subscription } from '../runtime/registry.ts'
import { stableUrl } from '../shared/stable-url.ts'
import { attempt } from './attempt.ts'
import { beginEvaluation, createRecord, keepNew, type ModuleRecord } from './module-record.ts'

/** Called around the evaluation of a module; what it returns is called when the evaluation is over. */
export type AroundEvaluation = (url: string) => () => void

/** Notes which module is being evaluated, and which subscriptions belong to it. */
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
  /** The timestamp of the newest update that a module was evaluated with, to its end; 0 before the first. */
  versionOf(url: string): number
  /** What is noted of each module, by its url. */
  readonly records: Map<string, ModuleRecord>
  /** The transaction in which modules are evaluated, by a number of its own; undefined while none runs. */
  round: number | undefined
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
  const ownership: ModuleOwnership = {
    enter(fullUrl) {
      const url = toModuleUrl(fullUrl, options.base)
      const record = records.get(url) ?? createRecord(url)
      records.set(url, record)
      const outer = current
      const around = record.evaluations > 0 ? options.aroundReevaluation : options.aroundEvaluation
      beginEvaluation(record, ownership.round)
      current = record
      const after = around?.(url)
      // Where an evaluation throws, nothing calls `leave`: what runs later is no longer the module's.
      queueMicrotask(() => (current === record ? (current = undefined) : undefined))
      return {
        leave() {
          after?.()
          record.isEvaluating = false
          record.version = Math.max(record.version, timestampOf(fullUrl))
          if (record.round === undefined || record.round !== ownership.round) keepNew(record)
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
    versionOf: (url) => records.get(url)?.version ?? 0,
    records,
    round: undefined,
  }
  return ownership
}

/** Vite gives every update a later timestamp, and the modules that it evaluates urls with that or a later one. */
const timestampOf = (fullUrl: string): number => Number(/[?&]t=(\d+)/.exec(fullUrl)?.[1] ?? 0)

/** A module's url as the server writes it: without origin, base and update query. */
export function toModuleUrl(fullUrl: string, base: string): string {
  const { pathname, search } = new URL(fullUrl)
  const path = pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : pathname
  // Browsers encode spaces and letters beyond ASCII in urls; the server names modules by their files.
  return stableUrl((attempt(() => decodeURI(path)) ?? path) + search)
}
