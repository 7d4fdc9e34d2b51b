import { h, type Child } from '../../shared-ui/element.ts'
import { plural } from '../format.ts'
import type { Connection } from '../source.ts'
import { TABS, type Scheme, type Tab } from '../view-state.ts'
import type { ViewContext } from './context.ts'
import { historyView } from './history.ts'
import { logo, type IconName } from './icons.ts'
import { memoryView } from './memory.ts'
import { button } from './parts.ts'
import { reasonsView } from './reasons.ts'
import { signalsView } from './signals.ts'
import { subscriptionsView } from './subscriptions.ts'

/** The name of each view, as its tab says it. */
export const TAB_NAMES: Record<Tab, string> = {
  history: 'History',
  signals: 'Signals',
  subscriptions: 'Subscriptions',
  memory: 'Memory',
  reasons: 'Reasons',
}

const VIEWS: Record<Tab, (context: ViewContext) => Child> = {
  history: historyView,
  signals: signalsView,
  subscriptions: subscriptionsView,
  memory: memoryView,
  reasons: reasonsView,
}

/** Everything that the panel shows. */
export function shell(context: ViewContext): Node[] {
  const { tab } = context.view
  return [
    h('div', { class: 'top', 'data-key': 'top' }, brand(context), controls(context)),
    tabList(context),
    h('div', { class: 'news', role: 'status', 'data-key': 'news' }, news(context)),
    h(
      'div',
      {
        class: 'body',
        role: 'tabpanel',
        id: 'body',
        'aria-labelledby': `tab-${tab}`,
        'data-key': `body-${tab}`,
        tabindex: 0,
      },
      VIEWS[tab](context),
    ),
  ]
}

const CONNECTIONS: Record<Connection, string> = {
  connecting: 'Connecting…',
  connected: 'Connected',
  disconnected: 'Server not reachable',
}

function brand({ source, view, mode }: ViewContext): Child {
  const { connection, pages } = source
  const name = mode === 'page' ? 'h1' : 'h2'
  return h(
    'div',
    { class: 'brand' },
    logo(),
    h(name, { class: 'wordmark' }, 'Metamon'),
    h(
      'span',
      { class: `connection ${connection}` },
      h('span', { class: 'light', 'aria-hidden': 'true' }),
      h('span', { class: 'connection-text' }, CONNECTIONS[connection]),
    ),
    pages.length > 1 &&
      h(
        'label',
        { class: 'pages' },
        h('span', { class: 'unseen' }, 'Page of the app'),
        h(
          'select',
          { 'data-input': 'page' },
          pages.map(({ id, label }) => h('option', { value: id }, label)),
        ),
      ),
    view.busy !== undefined && h('span', { class: 'unseen' }, 'Working'),
  )
}

const NEXT_SCHEME: Record<Scheme, { readonly next: string; readonly icon: IconName }> = {
  auto: { next: 'Colours: as the system says', icon: 'contrast' },
  light: { next: 'Colours: light', icon: 'sun' },
  dark: { next: 'Colours: dark', icon: 'moon' },
}

function controls({ source, view, mode, side }: ViewContext): Child {
  const { canAct, isPaused, isClearing } = source.abilities
  const scheme = NEXT_SCHEME[view.scheme]
  const why = canAct ? undefined : 'The server takes no actions from here'
  return h(
    'div',
    { class: 'controls' },
    button(
      {
        does: isPaused ? 'resume' : 'pause',
        icon: isPaused ? 'play' : 'pause',
        isDisabled: !canAct,
        title:
          why ?? (isPaused ? 'Apply what was saved meanwhile' : 'Collect saves instead of applying them'),
      },
      isPaused ? 'Resume' : 'Pause',
    ),
    button(
      {
        does: 'clear-state',
        icon: 'broom',
        isDisabled: !canAct || isClearing,
        title: why ?? 'The next update starts all state anew',
      },
      'Clear state',
    ),
    button({ does: 'scheme', icon: scheme.icon, kind: 'icon', label: scheme.next }),
    mode === 'dock' && [
      button({
        does: 'side',
        icon: side === 'bottom' ? 'dockRight' : 'dockBottom',
        kind: 'icon',
        label: side === 'bottom' ? 'Dock at the right' : 'Dock at the bottom',
      }),
      button({ does: 'detach', icon: 'external', kind: 'icon', label: 'Open in a tab of its own' }),
      button({ does: 'close', icon: 'close', kind: 'icon', label: 'Close the panel' }),
    ],
  )
}

const tabList = ({ view }: ViewContext): HTMLElement =>
  h(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': 'Views', 'data-key': 'tabs' },
    TABS.map((tab) =>
      h(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `tab-${tab}`,
          'data-do': 'tab',
          'data-arg': tab,
          'aria-selected': String(view.tab === tab),
          'aria-controls': view.tab === tab ? 'body' : undefined,
          tabindex: view.tab === tab ? 0 : -1,
        },
        TAB_NAMES[tab],
      ),
    ),
  )

/** What is unusual at the moment, and what came of the last action. */
function news({ view, source }: ViewContext): Child {
  const { isPaused, pausedFiles, isClearing, pinned } = source.abilities
  return [
    source.connection === 'disconnected' &&
      h('p', { class: 'notice bad' }, 'The dev server cannot be reached. What you see is as it was before.'),
    isPaused &&
      h(
        'p',
        { class: 'notice warn' },
        `Updates are paused. ${pausedFiles === 0 ? 'Nothing was saved yet.' : `${plural(pausedFiles, 'saved file')} will be applied together.`}`,
      ),
    isClearing && h('p', { class: 'notice warn' }, 'The next update starts all state anew.'),
    pinned.length > 0 &&
      h(
        'p',
        { class: 'notice warn' },
        `${plural(pinned.length, 'file')} served as an earlier save has left them. `,
        button({ does: 'release', kind: 'link' }, 'Back to what is on the disk'),
      ),
    view.notice &&
      h(
        'p',
        { class: `notice ${view.notice.kind}` },
        view.notice.text,
        ' ',
        button({ does: 'dismiss', icon: 'close', kind: 'icon', label: 'Dismiss' }),
      ),
  ]
}
