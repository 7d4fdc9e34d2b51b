import { h, type Child } from '../../shared-ui/element.ts'
import type { ReasonText } from '../source.ts'
import type { ViewContext } from './context.ts'
import { button, empty, prose, whenThere } from './parts.ts'

/** The catalogue of reasons: every code that an entry can have, why it comes, and what to do. */
export const reasonsView = (context: ViewContext): Child =>
  whenThere(context.data.reasons, (reasons) => split(context, reasons))

function split({ view }: ViewContext, reasons: readonly ReasonText[]): Child {
  const chosen = reasons.find(({ code }) => isSame(code, view.reason))
  const shown = chosen ?? (view.reason === undefined ? reasons[0] : undefined)
  return h(
    'div',
    { class: view.isOpen ? 'split is-chosen' : 'split' },
    h(
      'nav',
      { class: 'master', 'aria-label': 'Reasons' },
      h(
        'ul',
        { class: 'codes' },
        reasons.map(({ code }) =>
          h(
            'li',
            { 'data-key': code },
            h(
              'button',
              {
                type: 'button',
                'data-do': 'reason',
                'data-arg': code,
                'aria-current': code === shown?.code ? 'true' : undefined,
              },
              code,
            ),
          ),
        ),
      ),
    ),
    h(
      'article',
      { class: 'detail prose', tabindex: 0, 'aria-label': 'The chosen reason' },
      h('div', { class: 'detail-back' }, button({ does: 'all', icon: 'back', kind: 'link' }, 'All reasons')),
      shown
        ? text(shown)
        : empty('Not in the catalogue', h('code', {}, view.reason), ' is no reason that an update can have.'),
    ),
  )
}

/** The terminal and the reference write codes as anchors: `hot-self-accept`. */
const isSame = (code: string, wanted: string | undefined): boolean =>
  code === wanted || code.replaceAll('.', '-') === wanted

const text = ({ code, why, fix }: ReasonText): Child => [
  h('h3', { class: 'code-title' }, code),
  h('h4', {}, 'Why it happens'),
  h('p', {}, prose(why)),
  h('h4', {}, 'What to do'),
  h('p', {}, prose(fix)),
]
