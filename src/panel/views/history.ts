import { h, type Child } from '../../shared-ui/element.ts'
import type { JournalEntry, Outcome } from '../../shared/protocol.ts'
import { formatAgo, formatMs, plural, toIso } from '../format.ts'
import { groupEntries, matchEntries, type EntryGroup } from '../group-entries.ts'
import type { ViewContext } from './context.ts'
import { detail } from './detail.ts'
import { icon } from './icons.ts'
import { badge, empty, frameworkChips, OUTCOMES, searchField, unseen } from './parts.ts'

/** Every save, the newest first, and what there is to know about one of them. */
export function historyView(context: ViewContext): Child {
  const { source, view } = context
  const { entries } = source
  if (entries.length === 0) {
    return source.connection === 'connecting'
      ? h('p', { class: 'loading', role: 'status' }, 'Loading…')
      : empty('No saves yet', 'Save a file of the app. What became of it, and why, is told here.')
  }
  const groups = groupEntries(matchEntries(entries, view))
  const shown = findGroup(groups, view.entry) ?? groups[0]
  return h(
    'div',
    { class: view.isOpen && shown ? 'split is-chosen' : 'split' },
    h(
      'div',
      { class: 'master', 'data-key': 'master' },
      filters(context, groups.length),
      groups.length === 0
        ? empty('Nothing matches', 'Choose another outcome, or other words.')
        : list(context, groups, shown),
    ),
    h(
      'div',
      { class: 'detail', 'data-key': 'detail', tabindex: 0, role: 'region', 'aria-label': 'The chosen save' },
      shown && detail(context, shownEntry(shown, view.entry), shown),
    ),
  )
}

const findGroup = (groups: readonly EntryGroup[], id: string | undefined): EntryGroup | undefined =>
  groups.find(({ entries }) => entries.some((entry) => entry.id === id))

const shownEntry = ({ newest, entries }: EntryGroup, id: string | undefined): JournalEntry =>
  entries.find((entry) => entry.id === id) ?? newest

function filters({ view }: ViewContext, count: number): HTMLElement {
  const options: readonly (Outcome | 'all')[] = ['all', ...(Object.keys(OUTCOMES) as Outcome[])] // its keys are
  return h(
    'div',
    { class: 'filters' },
    searchField('text', 'Find a file or words', view.text),
    h(
      'label',
      { class: 'select' },
      unseen('Outcome'),
      h(
        'select',
        { 'data-input': 'outcome' },
        options.map((one) =>
          h(
            'option',
            { value: one, selected: view.outcome === one },
            one === 'all' ? 'All outcomes' : OUTCOMES[one].label,
          ),
        ),
      ),
    ),
    h('span', { class: 'unseen', role: 'status' }, plural(count, 'save')),
  )
}

const optionId = ({ newest }: EntryGroup): string => `save-${newest.id}`

const list = (
  context: ViewContext,
  groups: readonly EntryGroup[],
  shown: EntryGroup | undefined,
): HTMLElement =>
  h(
    'div',
    {
      class: 'saves',
      role: 'listbox',
      tabindex: 0,
      'aria-label': 'Saves, newest first',
      'aria-activedescendant': shown && optionId(shown),
      'data-key': 'saves',
    },
    groups.map((group) => save(context, group, group === shown)),
  )

function save({ now }: ViewContext, group: EntryGroup, isShown: boolean): HTMLElement {
  const { newest, entries } = group
  const look = OUTCOMES[newest.outcome]
  return h(
    'div',
    {
      class: 'save',
      role: 'option',
      id: optionId(group),
      'aria-selected': String(isShown),
      'data-do': 'entry',
      'data-arg': newest.id,
      'data-key': newest.id,
    },
    h('span', { class: `mark ${look.tone}` }, icon(look.icon), unseen(`${look.label}: `)),
    h(
      'span',
      { class: 'save-text' },
      h('span', { class: 'save-sentence', dir: 'auto' }, newest.sentence),
      h(
        'span',
        { class: 'save-about' },
        frameworkChips(newest.frameworks),
        entries.length > 1 && badge('muted', `×${entries.length}`, unseen(' times')),
        h('span', { class: 'save-files' }, h('bdi', {}, newest.files.join(', '))),
      ),
    ),
    h(
      'span',
      { class: 'save-time' },
      h('span', { class: 'save-ms' }, formatMs(newest.timings.total)),
      h('time', { datetime: toIso(newest.savedAt) }, formatAgo(newest.savedAt, now)),
    ),
  )
}
