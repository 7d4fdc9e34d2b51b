import type { PanelAction, PanelRefusal } from '../../shared/panel-protocol.ts'
import type { Controls } from '../controls.ts'
import type { Versions } from '../versions/versions.ts'
import type { Pages } from './pages.ts'

export interface ActionsContext {
  readonly controls: Controls
  readonly versions: Pick<Versions, 'serve' | 'release' | 'isKept'>
  readonly pages: Pick<Pages, 'ask'>
  /** True for the id of an entry of the journal. */
  readonly isEntry: (id: string) => boolean
  /** Has the files that wait for a fix tried again. False when there are none. */
  readonly retry: () => boolean
}

/**
 * Does what a panel wants.
 * @returns why not; undefined when it is done, or on its way
 */
export async function act(action: PanelAction, context: ActionsContext): Promise<PanelRefusal | undefined> {
  const { controls } = context
  switch (action.kind) {
    case 'apply-again':
      return serve(action.entryId, 'again', context)
    case 'back-to':
      return serve(action.entryId, 'back', context)
    case 'release':
      return context.versions.release()
    case 'retry':
      return context.retry() ? undefined : 'nothing-to-do'
    case 'pause':
      return void controls.pause()
    case 'resume':
      return void controls.resume()
    case 'clear-state':
      return void controls.clearStateOnce()
    case 'set-signal':
      return setSignal(action, context)
    default:
      return action satisfies never
  }
}

function serve(
  entryId: string,
  kind: 'again' | 'back',
  { versions, controls, isEntry }: ActionsContext,
): PanelRefusal | undefined {
  if (!isEntry(entryId)) return 'unknown-entry'
  // It would come with what is collected meanwhile, and be lost in it.
  return controls.isPaused ? 'busy' : versions.serve(entryId, kind)
}

/** Pages write nothing but signals that they have. */
async function setSignal(
  { key, value, pageId }: Extract<PanelAction, { kind: 'set-signal' }>,
  { pages }: ActionsContext,
): Promise<PanelRefusal | undefined> {
  const answers = await pages.ask({ kind: 'set-signal', key, value }, pageId)
  const isDone = answers.some(({ tell }) => 'isDone' in tell && tell.isDone)
  return isDone ? undefined : 'unknown-signal'
}
