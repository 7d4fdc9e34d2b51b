import { h, type Child } from '../../shared-ui/element.ts'
import { formatCount, plural } from '../format.ts'
import type { Participant, SignalPage, SignalView } from '../source.ts'
import type { Editing } from '../view-state.ts'
import type { ViewContext } from './context.ts'
import { icon } from './icons.ts'
import { badge, button, empty, searchField, unseen, whenThere } from './parts.ts'
import { inLine, valueTree } from './value-tree.ts'

/** The global signals of the page, with their values as they are now. */
export const signalsView = (context: ViewContext): Child =>
  h(
    'div',
    { class: 'pane' },
    whenThere(context.data.signals, (page) =>
      page.total === 0
        ? empty(
            'No global signals',
            'A signal with a key is global: ',
            h('code', {}, "signal('cart:total', 0)"),
            '.',
          )
        : [toolbar(context, page), table(context, page)],
    ),
  )

const toolbar = ({ view }: ViewContext, { matching, total }: SignalPage): Child =>
  h(
    'div',
    { class: 'filters' },
    searchField('signals', 'Find a signal', view.signalText),
    h(
      'span',
      { class: 'muted count', role: 'status' },
      matching === total ? plural(total, 'signal') : `${formatCount(matching)} of ${plural(total, 'signal')}`,
    ),
  )

function table(context: ViewContext, { signals, matching }: SignalPage): Child {
  if (matching === 0) return empty('Nothing matches', 'No signal has a key with these letters.')
  const left = matching - signals.length
  return [
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Signals' },
      h(
        'table',
        { class: 'signals' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'col' }, 'Key'),
            h('th', { scope: 'col' }, 'Value'),
            h('th', { scope: 'col', class: 'wide' }, 'Initial'),
            h('th', { scope: 'col', class: 'wide' }, 'Written by'),
            h('th', { scope: 'col', class: 'number' }, h('span', { title: 'Listeners and effects' }, 'Subs')),
          ),
        ),
        signals.map((signal) => body(context, signal)),
      ),
    ),
    left > 0 &&
      h('p', { class: 'more' }, button({ does: 'more-signals' }, `Show more (${formatCount(left)} left)`)),
  ]
}

/** Each signal is a group of rows: one that says it all, and one that is unfolded. */
function body({ view }: ViewContext, signal: SignalView): Child {
  const { key, writers, subscribers, initial, isTouched } = signal
  const editing = view.editing?.key === key ? view.editing : undefined
  const fold = `signal ${key}`
  const isUnfolded = view.unfolded.has(fold)
  return h(
    'tbody',
    { 'data-key': fold },
    h(
      'tr',
      {},
      h(
        'th',
        { scope: 'row' },
        h(
          'button',
          {
            type: 'button',
            class: 'fold',
            'data-do': 'unfold',
            'data-arg': fold,
            'aria-expanded': String(isUnfolded),
          },
          icon('chevron'),
          h('code', {}, h('bdi', {}, key)),
        ),
      ),
      h('td', { class: 'value-cell' }, editing ? editor(editing) : shown(signal)),
      h(
        'td',
        { class: 'wide' },
        initial === undefined
          ? h('span', { class: 'muted', title: 'Only what is declared again is known' }, '—')
          : [h('code', { class: 'one-line' }, initial), !isTouched && unseen(' (untouched)')],
      ),
      h('td', { class: 'wide' }, people(writers, '—')),
      h('td', { class: 'number' }, formatCount(subscribers)),
    ),
    isUnfolded && h('tr', { class: 'unfolded' }, h('td', { colspan: 5 }, more(signal))),
  )
}

const shown = ({ key, value, json }: SignalView): Child =>
  h(
    'span',
    { class: 'value-line' },
    h(
      'code',
      { class: `one-line value ${value.kind === 'leaf' ? value.type : 'tree'}`, dir: 'auto' },
      inLine(value),
    ),
    json !== undefined &&
      button({ does: 'edit', arg: key, icon: 'pencil', kind: 'icon', label: `Edit ${key}` }),
  )

const editor = ({ key, text, problem }: Editing): Child =>
  h(
    'span',
    { class: 'editor' },
    h(
      'textarea',
      {
        'data-input': 'value',
        'data-focus': 'value',
        'aria-label': `New value of ${key}, as JSON`,
        'aria-invalid': problem === undefined ? undefined : 'true',
        'aria-describedby': problem === undefined ? 'value-help' : 'value-problem',
        rows: Math.min(8, text.split('\n').length),
        spellcheck: 'false',
      },
      text,
    ),
    h(
      'span',
      { class: 'editor-line' },
      button({ does: 'save-value', kind: 'primary' }, 'Set'),
      button({ does: 'cancel-edit' }, 'Cancel'),
      problem === undefined
        ? h('span', { class: 'muted', id: 'value-help' }, 'JSON. Enter sets it, Escape leaves it.')
        : h('span', { class: 'problem-text', id: 'value-problem', role: 'alert' }, problem),
    ),
  )

const more = ({ value, initial, writers, followers, isTouched, json }: SignalView): Child =>
  h(
    'dl',
    { class: 'facts' },
    fact('Value', valueTree(value)),
    fact('Initial', initial === undefined ? 'not known: it was declared only once' : h('code', {}, initial)),
    fact('Written', isTouched ? people(writers, 'before anybody looked') : 'never: it has its initial value'),
    fact('Followed by', people(followers, 'nobody that is known by name')),
    json === undefined && fact('Editing', 'not possible: it is no plain data, too long, or secret'),
  )

const fact = (name: string, ...what: readonly Child[]): Child =>
  h('div', {}, h('dt', {}, name), h('dd', {}, ...what))

/** Frameworks and modules with how often each; a word where there are none. */
export const people = (list: readonly Participant[], none: string): Child =>
  list.length === 0
    ? h('span', { class: 'muted' }, none)
    : h(
        'span',
        { class: 'people' },
        list.map(({ name, count }) =>
          badge('muted', h('bdi', {}, name.replace(/^\//, '')), count > 1 && ` ×${formatCount(count)}`),
        ),
      )
