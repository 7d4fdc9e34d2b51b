import type { Registry } from '../../runtime/registry.ts'
import type { ComponentState } from '../component-state.ts'
import type { RunningTransaction } from '../context.ts'
import type { PageCore } from '../page-core.ts'
import { within } from '../within.ts'
import { createDeparture } from './depart.ts'

/** Takes what a page holds over a reload that nobody could avoid. */
export interface Resume {
  /**
   * To be called when the page is about to be reloaded, and not by the user. Resolves when the page is ready to
   * leave what it holds, or what that takes cannot be loaded: no reload waits longer for it than two seconds.
   */
  announce(): Promise<void>
  /** True when the page has failed to come up, and there is state that waits for what is not there yet. */
  readonly isStranded: boolean
  /** To be called when an update is over. */
  updated(): void
}

export interface ResumeContext {
  readonly registry: Registry
  readonly componentState: () => ComponentState
  running(): RunningTransaction | undefined
  /** True since something threw in an update from which its framework does not recover. */
  isDamaged(): boolean
}

/** So long is waited for what the page before has left, which comes from a server that may be busy or gone. */
const LOAD_LIMIT_MS = 2000

/** What reads the page is made when a reload is announced. */
export function createResume(core: PageCore, context: ResumeContext): Resume {
  let leave: (() => void) | undefined
  const depart = async (): Promise<void> => {
    await core.arriving
    leave ??= createLeaving()
    leave()
  }
  const createLeaving = () => {
    const { options, storage, app, left, arrived } = core
    const componentState = context.componentState()
    const page = { page: document, view: window, left, arrived }
    return createDeparture({ ...context, ...page, options, storage, app, componentState })
  }
  return {
    async announce() {
      // What comes later is in time as well, as long as the page is there.
      await within(depart(), LOAD_LIMIT_MS)
    },
    get isStranded() {
      return core.arrived?.arrival?.isStranded() ?? false
    },
    updated: () => core.arrived?.arrival?.updated(),
  }
}
