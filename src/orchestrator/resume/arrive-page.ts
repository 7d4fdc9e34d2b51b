import { EVENTS, type Report, type ResumedMessage } from '../../shared/protocol.ts'
import type { PageCore } from '../page-core.ts'
import { createPageState } from '../page-state.ts'
import { createReloadNote, type ReloadReason } from '../reload-note.ts'
import { LIST_LIMIT } from '../list-limit.ts'
import { arrive, type ArriveContext, type Arrived } from './arrive.ts'

/** Brings up a page that takes the place of another one, and tells the server what became of that one's state. */
export function arrivePage(core: PageCore): Arrived | undefined {
  const { left, storage, hot } = core
  const arrived = left && arrive(contextOf(core), left)
  if (core.options.isPassive) return arrived
  const reloaded = createReloadNote(storage).take()
  if (arrived) void arrived.resumed.then((state) => tellResumed(hot, reloaded, state))
  else if (reloaded) hot.send(EVENTS.report, { ...NOTHING, ...reloaded })
  return arrived
}

const contextOf = (core: PageCore): ArriveContext => ({
  page: document,
  view: window,
  wasBroken: core.errors.hasFailed,
  isDomKept: core.options.preserveDomState,
  componentState: createPageState(core),
})

/** The server settles the transaction that has reloaded the page, or notes a reload that none has asked for. */
function tellResumed(
  hot: PageCore['hot'],
  reloaded: ReloadReason | undefined,
  { kept, lost, variables, diagnostics }: ResumedMessage,
): void {
  const state = {
    kept: kept.slice(0, LIST_LIMIT),
    lost: lost.slice(0, LIST_LIMIT),
    variables: variables.slice(0, LIST_LIMIT),
    diagnostics,
  }
  if (reloaded) hot.send(EVENTS.report, { ...NOTHING, ...state, ...reloaded })
  else hot.send(EVENTS.resumed, state)
}

const NOTHING: Omit<Report, 'id' | 'phase'> = {
  reapply: [],
  kept: [],
  lost: [],
  variables: [],
  diagnostics: [],
}
