import type { StateSlot } from '../../../adapters/contract.ts'
import type { Signal } from '../../runtime/registry.ts'
import type { ResumedMessage } from '../../shared/protocol.ts'
import { createArrival, type Arrival } from './arrival.ts'
import { captureRecord, type CaptureContext } from './capture.ts'
import { EMPTY_DOM } from './dom-record.ts'
import { createLeave } from './leave.ts'
import { readRecord, writeRecord, type PageIdentity, type PageRecord } from './record.ts'
import { createResumeStorage } from './resume-storage.ts'
import { createResumedComponents } from './resumed-components.ts'
import { toResumedMessage, type Resumed } from './resumed-message.ts'
import { createResumedDom, type ResumedDom } from './resumed-dom.ts'
import { createResumedSignals } from './resumed-signals.ts'
import { secretTexts } from './secrets.ts'
import { createStorable } from './storable.ts'

/** Takes what a page holds over a reload that nobody could avoid. */
export interface Resume {
  /** To be called when the page is about to be reloaded, and not by the user. */
  announce(): void
  /** The value that a slot begins with: what the page before this one has left for it, or its initial one. */
  take<Value>(slot: StateSlot, initialise: () => Value): Value
  /** To be called for every declaration of a signal that exists already. */
  declared(one: Signal<unknown>, initial: unknown): void
  /** Called before a module is evaluated for the first time; what it returns is called when that is over. */
  aroundEvaluation(): () => void
  /** True when the page has failed to come up, and there is state that waits for what is not there yet. */
  readonly isStranded: boolean
  /** To be called when an update is over. */
  updated(): void
  /** What became of it; undefined, and at once, when nothing was left. */
  readonly resumed: Promise<ResumedMessage> | undefined
}

export interface ResumeContext extends CaptureContext {
  readonly page: Document
  readonly view: Window
  readonly storage: Storage | undefined
  /** Tells the app from others that were served from the same origin. */
  readonly app: string
}

/** To be created before any module of the app is evaluated. What was left is taken, and nobody finds it again. */
export function createResume(context: ResumeContext): Resume {
  const { page, view, storage, app, registry, componentState } = context
  const identity: PageIdentity = { app, page: view.location.pathname + view.location.search }
  const left = createResumeStorage(storage, view.parent === view ? '' : identity.page)
  const found = readRecord(left.take(), identity, Date.now())
  const record = allowed(found.kind === 'record' ? found.record : NOTHING, context)
  const signals = createResumedSignals(registry, record.signals)
  const components = createResumedComponents(record.values, componentState)
  const dom = createResumedDom(page, record.dom)
  const arrival = found.kind === 'record' ? arrive({ page, view }, { signals, components, dom }) : undefined
  const write = () => {
    const storable = createStorable(secretTexts(page))
    const forgotten = arrival?.isComingUp() ? NO_KEYS : signals.undeclared()
    const left = { resumed: components.states, pendingDom: dom.pending(), forgotten }
    const captured = captureRecord(context, { storable, ...left })
    return writeRecord(captured, identity, { storable, now: Date.now() })
  }
  return {
    announce: createLeave({ view, storage: left, write }),
    take: components.take,
    declared: signals.declared,
    aroundEvaluation: () => (arrival?.isOpen() ? signals.aroundEvaluation() : () => {}),
    get isStranded() {
      return arrival?.isStranded() ?? false
    },
    updated: () => arrival?.updated(),
    resumed:
      found.kind === 'nothing'
        ? undefined
        : toResumedMessage(found, { arrival, signals, components, record }),
  }
}

const NO_KEYS: ReadonlySet<string> = new Set()
const NOTHING: PageRecord = { signals: [], values: [], dom: EMPTY_DOM, lost: [] }

/** The options may have been changed meanwhile. */
function allowed(record: PageRecord, { options }: CaptureContext): PageRecord {
  return {
    signals: options.preserveSignals ? record.signals : [],
    values: options.preserveComponentState ? record.values : [],
    dom: options.preserveDomState ? record.dom : EMPTY_DOM,
    lost: record.lost,
  }
}

function arrive(
  { page, view }: Pick<ResumeContext, 'page' | 'view'>,
  { signals, components, dom }: Pick<Resumed, 'signals' | 'components'> & { readonly dom: ResumedDom },
): Arrival {
  return createArrival({
    page,
    view,
    components,
    dom,
    isComplete: () => signals.isComplete() && components.isComplete(),
  })
}
