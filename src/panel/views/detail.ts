import { h, type Child } from '../../shared-ui/element.ts'
import type { JournalEntry } from '../../shared/protocol.ts'
import { formatAgo, formatMs, toIso } from '../format.ts'
import type { EntryGroup } from '../group-entries.ts'
import { toGraph } from '../graph.ts'
import type { ViewContext } from './context.ts'
import { diagnostics } from './diagnostics.ts'
import { drawGraph } from './draw-graph.ts'
import { icon } from './icons.ts'
import { badge, button, fileButton, frameworkChips, OUTCOMES, prose, section } from './parts.ts'
import { stateReport } from './state-report.ts'
import { steps } from './steps.ts'
import { timings } from './timings.ts'

/** All that is known of one save. */
export function detail(context: ViewContext, entry: JournalEntry, group: EntryGroup): Child {
  const graph = toGraph(entry)
  return [
    h('div', { class: 'detail-back' }, button({ does: 'all', icon: 'back', kind: 'link' }, 'All saves')),
    head(context, entry),
    entry.hint !== undefined && h('p', { class: 'hint' }, h('strong', {}, 'What to do '), prose(entry.hint)),
    actions(context, entry),
    repeats(context, entry, group),
    entry.diagnostics.length > 0 && section('Problems', diagnostics(entry.diagnostics)),
    entry.steps.length > 0 && section('How it was decided', steps(entry.steps)),
    graph.edges.length > 0 && section('The way of the update', drawGraph(graph)),
    section('Time', timings(entry.timings)),
    section('State', stateReport(context, entry)),
  ]
}

function head({ now }: ViewContext, entry: JournalEntry): HTMLElement {
  const look = OUTCOMES[entry.outcome]
  return h(
    'div',
    { class: 'head' },
    h(
      'div',
      { class: 'head-line' },
      badge(look.tone, icon(look.icon), look.label),
      button({ does: 'reason', arg: entry.reason, kind: 'link', title: 'What this means' }, entry.reason),
      frameworkChips(entry.frameworks),
      h(
        'span',
        { class: 'head-time' },
        formatMs(entry.timings.total),
        ' · ',
        h('time', { datetime: toIso(entry.savedAt) }, formatAgo(entry.savedAt, now)),
      ),
    ),
    h('p', { class: 'sentence', dir: 'auto' }, entry.sentence),
    entry.files.length > 0 &&
      h(
        'ul',
        { class: 'files', 'aria-label': 'Changed files' },
        entry.files.map((file) => h('li', {}, fileButton(file))),
      ),
  )
}

function actions({ source, view }: ViewContext, { id }: JournalEntry): HTMLElement {
  const { canAct, versions } = source.abilities
  const isDisabled = !canAct || !versions.has(id) || view.busy !== undefined
  const why = canAct
    ? versions.has(id)
      ? undefined
      : 'The texts of this save are not kept'
    : 'The server takes no actions from here'
  return h(
    'div',
    { class: 'actions' },
    button(
      {
        does: 'apply-again',
        arg: id,
        icon: 'reload',
        isDisabled,
        title: why ?? 'Serve the files of this save again, state kept. Nothing is written to the disk.',
      },
      'Apply again',
    ),
    button(
      {
        does: 'back-to',
        arg: id,
        icon: 'undo',
        isDisabled,
        title:
          why ?? 'Serve all files as they were after this save, state kept. Nothing is written to the disk.',
      },
      'Back to this version',
    ),
  )
}

/** Saves that look the same in the list are told apart here. */
function repeats({ now }: ViewContext, shown: JournalEntry, { entries }: EntryGroup): Child {
  if (entries.length === 1) return undefined
  return h(
    'div',
    { class: 'repeats' },
    h('span', { class: 'muted' }, `${entries.length} times in a row`),
    entries.map((entry) =>
      button(
        { does: 'entry', arg: entry.id, kind: 'plain', isPressed: entry.id === shown.id },
        `${formatMs(entry.timings.total)}, ${formatAgo(entry.savedAt, now)}`,
      ),
    ),
  )
}
