import { h, type Child } from '../../shared-ui/element.ts'
import type { JournalEntry, Loss, VariableFate, VariableReport } from '../../shared/protocol.ts'
import { plural } from '../format.ts'
import type { ViewContext } from './context.ts'
import { badge, button, type Tone } from './parts.ts'

const FATES: Record<VariableFate, { readonly word: string; readonly tone: Tone }> = {
  kept: { word: 'kept', tone: 'good' },
  renamed: { word: 'renamed', tone: 'good' },
  'new-initial': { word: 'new value', tone: 'warn' },
  reset: { word: 'reset', tone: 'warn' },
  lost: { word: 'lost', tone: 'bad' },
}

const SHOWN_KEPT = 6

/** What became of each variable, and why; and of signals, events and the rest. */
export function stateReport({ view }: ViewContext, entry: JournalEntry): Child {
  const { kept, variables } = entry
  const lost = entry.lost.filter(({ name }) => !name.startsWith('state:'))
  const others = kept.filter((name) => !name.startsWith('state:'))
  if (variables.length + lost.length + kept.length === 0) {
    return h('p', { class: 'muted' }, 'There was no state to keep.')
  }
  return [
    (variables.length > 0 || lost.length > 0) &&
      table(variables, lost, view.unfolded.has(keyOf(entry)), keyOf(entry)),
    others.length > 0 &&
      h(
        'details',
        { class: 'kept' },
        h('summary', {}, `${plural(others.length, 'other thing')} kept: signals and subscriptions`),
        h(
          'ul',
          {},
          others.map((name) => h('li', {}, h('code', {}, name))),
        ),
      ),
  ]
}

const keyOf = ({ id }: JournalEntry): string => `variables ${id}`

function table(
  variables: readonly VariableReport[],
  lost: readonly Loss[],
  isUnfolded: boolean,
  key: string,
): Child {
  const changed = variables.filter(({ fate }) => fate !== 'kept')
  const kept = variables.filter(({ fate }) => fate === 'kept')
  const shown = isUnfolded ? kept : kept.slice(0, SHOWN_KEPT)
  const left = kept.length - shown.length
  return [
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'What became of state' },
      h(
        'table',
        { class: 'fates' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ['Variable', 'Fate', 'Why'].map((name) => h('th', { scope: 'col' }, name)),
          ),
        ),
        h(
          'tbody',
          {},
          lost.map(({ name, reason }) => row(name, FATES.lost, reason)),
          [...changed, ...shown].map(({ name, fate, reason }) => row(name, FATES[fate], reason)),
        ),
      ),
    ),
    left > 0 && button({ does: 'unfold', arg: key, kind: 'link' }, `Show ${left} more that were kept`),
  ]
}

const row = (name: string, fate: { readonly word: string; readonly tone: Tone }, reason: string): Child =>
  h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('code', {}, name)),
    h('td', {}, badge(fate.tone, fate.word)),
    h('td', { class: 'muted' }, reason),
  )
