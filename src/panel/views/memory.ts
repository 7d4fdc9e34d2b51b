import { h, type Child } from '../../shared-ui/element.ts'
import { formatBytes, formatCount, plural } from '../format.ts'
import type { MemorySample, MemoryView, ModuleEffects } from '../source.ts'
import type { ViewContext } from './context.ts'
import { badge, empty, fileButton, whenThere } from './parts.ts'
import { sparkline } from './sparkline.ts'

/** What the page weighs, after each save, and what modules have started and not ended. */
export const memoryView = ({ data }: ViewContext): Child =>
  h(
    'div',
    { class: 'pane' },
    whenThere(data.memory, (memory) => [
      cards(memory),
      h('h3', { class: 'pane-title' }, 'What modules have started'),
      modules(memory),
    ]),
  )

const cards = ({ now, samples }: MemoryView): Child =>
  h(
    'div',
    { class: 'cards' },
    card('JavaScript heap', now, samples, ({ heapBytes }) => heapBytes, formatBytes),
    card('DOM nodes', now, samples, ({ domNodes }) => domNodes, formatCount),
    card('Listeners, timers, sockets', now, samples, ({ effects }) => effects, formatCount),
  )

function card(
  title: string,
  now: MemorySample,
  samples: readonly MemorySample[],
  read: (sample: MemorySample) => number | undefined,
  format: (value: number) => string,
): Child {
  const value = read(now)
  const values = [...samples, now].flatMap((sample) => read(sample) ?? [])
  const first = values[0]
  return h(
    'section',
    { class: 'card' },
    h('h3', {}, title),
    h('p', { class: 'figure' }, value === undefined ? 'not told' : format(value)),
    sparkline(values),
    h(
      'p',
      { class: 'muted' },
      value === undefined || first === undefined
        ? 'This browser does not tell.'
        : samples.length === 0
          ? 'A line begins with the next save.'
          : `${format(first)} ${plural(samples.length, 'save')} ago`,
    ),
  )
}

function modules({ modules }: MemoryView): Child {
  if (modules.length === 0) {
    return empty(
      'Nothing goes on',
      'No module has a timer, a socket, or a listener of window or document running that it started at its top level.',
    )
  }
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'What modules have started' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Module', 'Still running', 'Of earlier versions'].map((name) => h('th', { scope: 'col' }, name)),
        ),
      ),
      h('tbody', {}, modules.toSorted((one, other) => other.leftOver - one.leftOver).map(row)),
    ),
  )
}

const row = ({ module, effects, leftOver }: ModuleEffects): Child =>
  h(
    'tr',
    { class: leftOver > 0 ? 'grown' : undefined, 'data-key': module },
    h('th', { scope: 'row' }, fileButton(module.replace(/^\//, '').replace(/\?.*$/, ''))),
    h(
      'td',
      {},
      h(
        'span',
        { class: 'people' },
        effects.map(({ name, count }) => badge('muted', `${formatCount(count)} × ${name}`)),
      ),
    ),
    h(
      'td',
      {},
      leftOver > 0
        ? [badge('warn', formatCount(leftOver)), ' end it with ', h('code', {}, 'import.meta.hot.dispose()')]
        : 'none',
    ),
  )
