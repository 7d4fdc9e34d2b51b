import type { CoreRegistry } from '../../runtime/core-registry.ts'
import type { OrchestratorOptions } from '../context.ts'
import { readRecord, type Found, type PageIdentity, type PageRecord } from './record.ts'
import { createResumeStorage, type ResumeStorage } from './resume-storage.ts'
import { createResumedComponents, type ResumedComponents } from './resumed-components.ts'
import { createResumedSignals, type ResumedSignals } from './resumed-signals.ts'

/** What the page before this one has left, as far as it is handed out while this one comes up. */
export interface LeftPage {
  readonly found: Found
  readonly record: PageRecord
  readonly signals: ResumedSignals
  readonly components: ResumedComponents
  /** False when everything has been handed out, or what is left will not be any more. */
  isOpen: boolean
  /** True when something has failed so far. */
  hasFailed: boolean
}

export interface LeftPageContext {
  readonly options: OrchestratorOptions
  readonly registry: CoreRegistry
  readonly view: Window
  readonly storage: Storage | undefined
  /** Tells the app from others that were served from the same origin. */
  readonly app: string
}

const NOTHING: PageRecord = { signals: [], values: [], dom: undefined, lost: [] }

/**
 * Takes what was left, so that nobody finds it again. To be called before any module of the app is evaluated.
 * @returns undefined where there is nothing
 */
export function takeLeftPage(context: LeftPageContext): LeftPage | undefined {
  const { view, options, registry } = context
  const found = readRecord(storageOf(context).take(), identityOf(context), Date.now())
  if (found.kind === 'nothing') return undefined
  const record = found.kind === 'record' ? allowed(found.record, options) : NOTHING
  const left: LeftPage = {
    found,
    record,
    signals: createResumedSignals(registry, record.signals),
    components: createResumedComponents(record.values),
    isOpen: found.kind === 'record',
    hasFailed: false,
  }
  const breaks = () => void (left.hasFailed = true)
  // Those of scripts that cannot be loaded do not bubble.
  view.addEventListener('error', breaks, true)
  view.addEventListener('unhandledrejection', breaks)
  return left
}

/** Which page it is. */
export const identityOf = ({ app, view }: Pick<LeftPageContext, 'app' | 'view'>): PageIdentity => ({
  app,
  page: view.location.pathname + view.location.search,
})

/** Where a page leaves what it holds. */
export const storageOf = ({
  storage,
  view,
  app,
}: Pick<LeftPageContext, 'storage' | 'view' | 'app'>): ResumeStorage =>
  createResumeStorage(storage, view.parent === view ? '' : identityOf({ app, view }).page)

/** The options may have been changed meanwhile. */
function allowed(record: PageRecord, options: OrchestratorOptions): PageRecord {
  return {
    signals: options.preserveSignals ? record.signals : [],
    values: options.preserveComponentState ? record.values : [],
    dom: options.preserveDomState ? record.dom : undefined,
    lost: record.lost,
  }
}
