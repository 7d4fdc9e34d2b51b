import type { ComponentState } from '../component-state.ts'
import type { OrchestratorContext, RunningTransaction } from '../context.ts'
import type { Arrived } from './arrive.ts'
import { captureRecord } from './capture.ts'
import { EMPTY_DOM } from './dom-record.ts'
import { createLeave } from './leave.ts'
import { identityOf, keyOf, type LeftPage, type LeftPageContext } from './left-page.ts'
import { writeRecord } from './record-text.ts'
import { createResumeStorage } from './resume-storage.ts'
import { secretTexts } from './secrets.ts'
import { createStorable } from './storable.ts'

/** What is read for the page that takes this one's place. */
export interface DepartContext
  extends Omit<LeftPageContext, 'registry'>, Pick<OrchestratorContext, 'registry'> {
  readonly componentState: ComponentState
  readonly page: Document
  /** What this page was left by the one before it. */
  readonly left: LeftPage | undefined
  readonly arrived: Arrived | undefined
  running(): RunningTransaction | undefined
  /** True since something threw in an update from which its framework does not recover. */
  isDamaged(): boolean
}

/**
 * Creates what a page does before another one takes its place.
 * @returns a function that announces a reload
 */
export function createDeparture(context: DepartContext): () => void {
  const { page, view, left, arrived } = context
  const write = () => {
    const storable = createStorable(secretTexts(page))
    const isComingUp = arrived?.arrival?.isComingUp() ?? false
    const captured = captureRecord(context, {
      storable,
      resumed: left?.components.left,
      pendingDom: arrived?.pendingDom() ?? EMPTY_DOM,
      pendingSignals: left && isComingUp ? left.signals.undeclared : NO_VALUES,
    })
    return writeRecord(captured, identityOf(context), { storable, now: Date.now() })
  }
  return createLeave({ view, storage: createResumeStorage(context.storage, keyOf(context)), write })
}

const NO_VALUES: ReadonlyMap<string, unknown> = new Map()
