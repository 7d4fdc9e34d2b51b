import { h } from '../shared-ui/element.ts'
import type { OverlayActions } from './dialog-view.ts'
import { problemOf, type OverlayState } from './overlay-state.ts'
import { titleOf } from './words.ts'

/** What is left of the overlay when it is minimised: one button, which opens it. */
export function pillView(state: OverlayState, actions: OverlayActions): HTMLElement {
  const problem = problemOf(state)
  const { problems } = state.message
  const count = problems.length === 1 ? '1 error' : `${problems.length} errors`
  return h(
    'button',
    { type: 'button', part: 'pill', 'data-key': 'pill', onclick: actions.maximise },
    h('span', { class: 'dot', 'aria-hidden': 'true' }),
    h('strong', {}, count),
    h('span', { class: 'gist' }, problem ? `${titleOf(problem)}: ${firstLine(problem.message)}` : ''),
  )
}

const firstLine = (text: string): string => text.split('\n')[0] ?? ''
