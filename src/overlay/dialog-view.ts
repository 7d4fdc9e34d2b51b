import type { Problem } from '../shared/problem.ts'
import { h } from '../shared-ui/element.ts'
import { codeView } from './code-view.ts'
import { problemOf, type OverlayState } from './overlay-state.ts'
import { traceView, type OpenPlace } from './stack-view.ts'
import { placeOf, titleOf } from './words.ts'

/** What the controls of the overlay do. */
export interface OverlayActions {
  readonly open: OpenPlace
  turn(by: 1 | -1): void
  minimise(): void
  maximise(): void
  retry(): void
  reload(): void
  copy(): void
  /** Absent where there is no panel. */
  why(): (() => void) | undefined
  /** Where the panel explains what became of the save; absent where it does not. */
  docs(): string | undefined
}

/** What is in the dialog. */
export function dialogView(state: OverlayState, actions: OverlayActions): readonly HTMLElement[] {
  const problem = problemOf(state)
  if (!problem) return []
  return [
    header(state, problem, actions),
    h(
      'div',
      { class: 'body' },
      banner(state, actions),
      h('h2', { id: 'title', part: 'title' }, titleOf(problem)),
      h('p', { id: 'message', part: 'message' }, problem.message),
      problem.hint !== undefined && h('p', { class: 'hint', part: 'hint' }, problem.hint),
      frame(problem, actions),
      ...traceView(problem, actions.open),
    ),
    footer(state, actions),
  ]
}

function header(state: OverlayState, problem: Problem, actions: OverlayActions): HTMLElement {
  const { message, index } = state
  const count = message.problems.length
  return h(
    'header',
    { part: 'header' },
    count > 1 &&
      h(
        'div',
        { class: 'pages' },
        button('‹', { label: 'Previous error', key: 'previous', run: () => actions.turn(-1) }),
        h(
          'span',
          { 'aria-live': 'polite' },
          h('span', { class: 'hidden' }, 'Error '),
          `${index + 1}/${count}`,
        ),
        button('›', { label: 'Next error', key: 'next', run: () => actions.turn(1) }),
      ),
    h('div', { class: 'badges' }, ...badges(problem)),
    !message.isStrict &&
      button('–', { label: 'Minimise', key: 'minimise', kind: 'icon', run: actions.minimise }),
  )
}

function badges({ framework, phase, plugin, code }: Problem): readonly HTMLElement[] {
  return [
    framework && h('span', { class: `badge ${framework}` }, framework),
    h('span', { class: 'badge' }, phase),
    plugin !== undefined && h('span', { class: 'badge' }, plugin),
    code !== undefined && h('span', { class: 'badge code' }, code),
  ].filter((one) => one instanceof HTMLElement)
}

function banner({ message }: OverlayState, actions: OverlayActions): HTMLElement {
  const why = message.entry === undefined ? undefined : actions.why()
  return h(
    'div',
    { class: message.isRunningLastGood ? 'banner good' : 'banner', part: 'banner' },
    h(
      'p',
      {},
      message.isRunningLastGood && h('strong', {}, 'Still running the last good version, all state kept. '),
      message.sentence,
    ),
    h(
      'div',
      { class: 'actions' },
      message.isRunningLastGood && button('Retry', { key: 'retry', run: actions.retry }),
      button('Reload', { key: 'reload', run: actions.reload }),
      why && button('Why?', { key: 'why', run: why }),
    ),
  )
}

function frame(problem: Problem, actions: OverlayActions): HTMLElement | false {
  if (problem.file === undefined) return false
  const place = placeOf(problem)
  return h(
    'figure',
    { part: 'frame' },
    h(
      'figcaption',
      {},
      button(place, {
        label: `Open ${place} in the editor`,
        key: 'open',
        kind: 'file',
        run: () => actions.open(problem),
      }),
    ),
    problem.lines.length > 0 && codeView(problem.lines),
  )
}

function footer({ message }: OverlayState, actions: OverlayActions): HTMLElement {
  const docs = actions.docs()
  return h(
    'footer',
    { part: 'footer' },
    h(
      'p',
      {},
      message.isStrict
        ? 'Fix it to go on: strict mode waits.'
        : ['Goes by itself when it is fixed. ', h('kbd', {}, 'Esc'), ' minimises.'],
    ),
    docs !== undefined && h('a', { href: docs, target: '_blank', rel: 'noopener' }, 'What this means'),
    h('span', { role: 'status', id: 'said' }),
    button('Copy', { label: 'Copy as Markdown', key: 'copy', run: actions.copy }),
  )
}

interface ButtonOptions {
  readonly key: string
  readonly run: () => void
  readonly kind?: 'icon' | 'file'
  readonly label?: string
}

function button(text: string, { key, run, kind, label }: ButtonOptions): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      part: 'button',
      'data-key': key,
      class: kind,
      'aria-label': label,
      title: kind === 'icon' ? label : undefined,
      onclick: run,
    },
    text,
  )
}
