import type { CoreRegistry } from '../../runtime/core-registry.ts'
import type { OrchestratorOptions } from '../context.ts'
import { leftTextKey, putBackText, takeLeftText } from './left-text.ts'
import { readRecord, type Found, type PageIdentity, type PageRecord } from './record.ts'
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
  /** Leaves it to the next page, as it was found. */
  putBack(): void
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
  const { options, registry, storage } = context
  const text = takeLeftText(storage, keyOf(context))
  const found = readRecord(text, identityOf(context), Date.now())
  if (found.kind === 'nothing') return undefined
  const isOpen = found.kind === 'record'
  const record = isOpen ? found.record : NOTHING
  // The options may have been changed meanwhile.
  return {
    found,
    record,
    signals: createResumedSignals(registry, options.preserveSignals ? record.signals : []),
    components: createResumedComponents(options.preserveComponentState ? record.values : []),
    isOpen,
    putBack() {
      if (text != null) putBackText(storage, keyOf(context), text)
    },
  }
}

/** Which page it is. */
export const identityOf = ({ app, view }: Pick<LeftPageContext, 'app' | 'view'>): PageIdentity => ({
  app,
  page: view.location.pathname + view.location.search,
})

/** Where a page leaves what it holds. */
export const keyOf = (context: Pick<LeftPageContext, 'app' | 'view'>): string =>
  leftTextKey(context.view.parent === context.view ? '' : identityOf(context).page)
