import { PANEL_EVENTS, type PageAsk } from '../shared/panel-protocol.ts'
import type { HotChannel } from './hot-channel.ts'
import type { PageCore } from './page-core.ts'
import { loadPanel } from './load-panel.ts'

/** Answers panels in other tabs what they ask this page for. The panel's code is loaded with the first question. */
export function answerPanels(hot: HotChannel, core: Pick<PageCore, 'base' | 'url'>): void {
  // Vite's client takes no further message while a listener runs: it does not wait for the panel to be loaded.
  hot.on(PANEL_EVENTS.ask, async (ask: PageAsk) => void answer(ask, hot, core).catch(() => {}))
}

/** Where the panel cannot be loaded nothing is answered, which the server does not wait for. */
async function answer(ask: PageAsk, hot: HotChannel, core: Pick<PageCore, 'base' | 'url'>): Promise<void> {
  const told = await (await loadPanel(core)).answerAsk(ask)
  const { request } = ask
  const path = location.pathname + location.search
  hot.send(PANEL_EVENTS.tell, ask.kind === 'read' ? { request, path, data: told } : { request, isDone: told })
}
