import { h, type Child } from '../../shared-ui/element.ts'
import { formatCount, plural } from '../format.ts'
import type { SubscriptionRow } from '../source.ts'
import type { ViewContext } from './context.ts'
import { badge, empty, unseen, whenThere } from './parts.ts'
import { people } from './signals.ts'

/** Who listens to what, before and after the last update: what has grown stands first. */
export const subscriptionsView = ({ data }: ViewContext): Child =>
  h(
    'div',
    { class: 'pane' },
    whenThere(data.subscriptions, (rows) =>
      rows.length === 0
        ? empty('Nobody listens', 'Listeners of events and global signals are counted here.')
        : [summary(rows), table(rows)],
    ),
  )

const growthOf = ({ before, after }: SubscriptionRow): number => (after ?? 0) - (before ?? 0)

function summary(rows: readonly SubscriptionRow[]): Child {
  const isCompared = rows.some(({ before }) => before !== undefined)
  const grown = rows.filter((row) => growthOf(row) > 0)
  if (!isCompared) {
    return h(
      'p',
      { class: 'muted lead' },
      'Save a file: what it adds or takes away is counted from the next update on.',
    )
  }
  return grown.length === 0
    ? h('p', { class: 'lead' }, badge('good', 'Steady'), ' The last update has left no listener behind.')
    : h(
        'p',
        { class: 'lead' },
        badge('warn', 'Grown'),
        ` The last update has added listeners to ${plural(grown.length, 'name')}. If that was not the edit, something is not undone.`,
      )
}

const table = (rows: readonly SubscriptionRow[]): Child =>
  h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Subscriptions' },
    h(
      'table',
      { class: 'subscriptions' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, 'Name'),
          h('th', { scope: 'col', class: 'number' }, 'Before'),
          h('th', { scope: 'col', class: 'number' }, 'After'),
          h('th', { scope: 'col', class: 'number' }, 'Now'),
          h('th', { scope: 'col', class: 'wide' }, 'By'),
        ),
      ),
      h('tbody', {}, rows.toSorted((one, other) => growthOf(other) - growthOf(one)).map(row)),
    ),
  )

function row(given: SubscriptionRow): Child {
  const { kind, name, now, before, after, by } = given
  const growth = growthOf(given)
  return h(
    'tr',
    { class: growth > 0 ? 'grown' : undefined, 'data-key': `${kind} ${name}` },
    h('th', { scope: 'row' }, h('span', { class: 'kind' }, kind), ' ', h('code', {}, h('bdi', {}, name))),
    h('td', { class: 'number' }, before === undefined ? '—' : formatCount(before)),
    h(
      'td',
      { class: 'number' },
      after === undefined ? '—' : formatCount(after),
      growth !== 0 && [
        ' ',
        badge(growth > 0 ? 'warn' : 'muted', growth > 0 ? `+${growth}` : `−${-growth}`),
        growth > 0 && unseen(' grown'),
      ],
    ),
    h('td', { class: 'number' }, formatCount(now)),
    h('td', { class: 'wide' }, people(by, '—')),
  )
}
