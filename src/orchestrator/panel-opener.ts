import type { MetamonPage } from './index.ts'
import type { PageInspection } from './inspect.ts'

/** What the panel's own module is given when it is first opened. */
export interface PanelHost {
  readonly page: MetamonPage
  readonly hot: PanelHot
  readonly inspection: PageInspection
  /** The path that the app is served under. */
  readonly base: string
}

/** Vite's hot channel, as far as the panel needs it. */
export interface PanelHot {
  on(event: string, listener: (data: never) => void | Promise<void>): void
  send(event: string, data?: unknown): void
}

/** What is asked of that module. */
export interface PanelModule {
  /** Shows the panel, with that entry of the journal where one is named. */
  openPanel(host: PanelHost, id?: string): void
  /** Shows the panel, or takes it away when it is there. */
  togglePanel(host: PanelHost): void
}

/** Opens the panel of the page. */
export interface PanelOpener {
  /** Loads the panel when it is first wanted. */
  open(id?: string): Promise<void>
  toggle(): Promise<void>
}

/** Creates the opener; Alt+Shift+M toggles the panel from now on. */
export function createPanelOpener(host: () => PanelHost, load: () => Promise<PanelModule>): PanelOpener {
  const opener: PanelOpener = {
    open: async (id) => (await load()).openPanel(host(), id),
    toggle: async () => (await load()).togglePanel(host()),
  }
  addEventListener('keydown', (event) => {
    if (!event.altKey || !event.shiftKey || event.code !== 'KeyM' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    void opener.toggle()
  })
  return opener
}
