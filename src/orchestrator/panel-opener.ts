import type { AnswerAsk } from '../shared/panel-protocol.ts'
import type { MetamonPage } from './index.ts'
import type { PageCore } from './page-core.ts'

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
 * Creates the opener. From now on Alt+Shift+M toggles the panel.
 * @param prepare loads what the panel shows
 */
export function createPanelOpener(
  page: () => MetamonPage,
  core: Pick<PageCore, 'base' | 'url'>,
  prepare: () => Promise<unknown>,
): PanelOpener {
  const load = async (): Promise<PanelModule> => {
    await prepare()
    return loadPanel(core)
  }
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
  return opener
}

/** The plugin serves it, and nothing else has this url. */
export const loadPanel = ({ base, url }: Pick<PageCore, 'base' | 'url'>): Promise<PanelModule> =>
  import(/* @vite-ignore */ new URL(`${base}@id/virtual:metamon/panel`, url).href) as Promise<PanelModule>
