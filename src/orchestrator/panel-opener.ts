import { PANEL_EVENTS, type AnswerAsk, type PageAsk } from '../shared/panel-protocol.ts'
import type { MetamonPage } from './index.ts'

/** What is asked of the module of the panel. */
export interface PanelModule {
  /** Shows the panel, with that entry of the journal where one is named. */
  openPanel(page: MetamonPage, id?: string): void
  /** Shows the panel, or takes it away when it is there. */
  togglePanel(page: MetamonPage): void
  readonly answerAsk: AnswerAsk
}

/** Opens the panel of the page. */
export interface PanelOpener {
  /** Loads the panel when it is first wanted. */
  open(id?: string): Promise<void>
  toggle(): Promise<void>
}

/**
 * Creates the opener. From now on Alt+Shift+M toggles the panel, and panels in other tabs are answered what they
 * ask this page for.
 */
export function createPanelOpener(
  page: () => MetamonPage,
  hot: MetamonPage['hot'],
  load: () => Promise<PanelModule>,
): PanelOpener {
  const opener: PanelOpener = {
    open: async (id) => (await load()).openPanel(page(), id),
    toggle: async () => (await load()).togglePanel(page()),
  }
  const pressed = (event: KeyboardEvent) => {
    if (!event.altKey || !event.shiftKey || event.code !== 'KeyM' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    void opener.toggle()
  }
  // Before anything that keeps keys to itself.
  addEventListener('keydown', pressed, { capture: true })
  // Vite's client takes no further message while a listener runs: it does not wait for the panel to be loaded.
  hot.on(PANEL_EVENTS.ask, async (ask: PageAsk) => void answer(ask, hot, load).catch(() => {}))
  return opener
}

/** Where the panel cannot be loaded nothing is answered, which the server does not wait for. */
async function answer(
  ask: PageAsk,
  hot: MetamonPage['hot'],
  load: () => Promise<PanelModule>,
): Promise<void> {
  const told = await (await load()).answerAsk(ask)
  const { request } = ask
  const path = location.pathname + location.search
  hot.send(PANEL_EVENTS.tell, ask.kind === 'read' ? { request, path, data: told } : { request, isDone: told })
}
