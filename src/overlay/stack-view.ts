import type { Problem, StackLine } from '../shared/problem.ts'
import { h } from '../shared-ui/element.ts'
import { placeOf } from './words.ts'

/** Opens a place in the editor. */
export type OpenPlace = (place: Pick<StackLine, 'file' | 'line' | 'column'>) => void

/** The calls that have led to a problem, its causes, and the components around it. */
export function traceView({ stack, causes, components }: Problem, open: OpenPlace): readonly HTMLElement[] {
  return [
    ...(hasApp(stack) ? [section('Calls', stackView(stack, open))] : []),
    ...causes.map((one) =>
      section('Caused by', h('p', { class: 'cause' }, one.message), stackView(one.stack, open)),
    ),
    ...(components.length > 0
      ? [section('Components', h('p', { class: 'components' }, components.join(' in ')))]
      : []),
  ]
}

const hasApp = (stack: readonly StackLine[]): boolean => stack.some(({ folded }) => folded === 0)

const section = (title: string, ...content: readonly HTMLElement[]): HTMLElement =>
  h('section', { part: 'trace' }, h('h3', {}, title), ...content)

const stackView = (stack: readonly StackLine[], open: OpenPlace): HTMLElement =>
  h('ol', { class: 'stack' }, ...stack.map((line) => h('li', {}, callView(line, open))))

function callView(line: StackLine, open: OpenPlace): HTMLElement {
  if (line.folded > 0)
    return h(
      'span',
      { class: 'folded' },
      `${line.folded} ${line.folded === 1 ? 'call' : 'calls'} in packages`,
    )
  const place = placeOf(line)
  return h(
    'button',
    { type: 'button', class: 'call', 'data-key': `call ${place}`, onclick: () => open(line) },
    h('span', { class: 'name' }, line.name || '(anonymous)'),
    h('span', { class: 'place' }, place),
  )
}
