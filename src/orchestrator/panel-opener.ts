import type { AnswerAsk } from '../shared/panel-protocol.ts'
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

/** Creates the opener; Alt+Shift+M toggles the panel from now on. */
export function createPanelOpener(page: () => MetamonPage, load: () => Promise<PanelModule>): PanelOpener {
  const opener: PanelOpener = {
    open: async (id) => (await load()).openPanel(page(), id),
    toggle: async () => (await load()).togglePanel(page()),
  }
  addEventListener('keydown', (event) => {
    if (!event.altKey || !event.shiftKey || event.code !== 'KeyM' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    void opener.toggle()
  })
  return opener
}
