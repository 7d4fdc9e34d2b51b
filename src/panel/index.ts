import type { MetamonPage } from '../orchestrator/index.ts'
import { PANEL_FOLDER, type PanelPageOptions } from '../shared/panel-protocol.ts'
import { createPageSource } from './page-source.ts'
import { definePanel, MetamonPanel, PANEL_TAG, type PanelSetup } from './panel-element.ts'
import { createRemoteSource } from './remote-source.ts'

export { answerAsk } from './page/answer-ask.ts'

/** Shows the panel in a page of the app, with that entry of the journal where one is named. */
export function openPanel(page: MetamonPage, id?: string): void {
  const panel = findPanel() ?? showPanel(document.documentElement, dockSetup(page))
  panel.open(id)
}

/** Shows the panel in a page of the app, or takes it away when it is there. */
export function togglePanel(page: MetamonPage): void {
  const panel = findPanel()
  if (panel && !panel.hidden) panel.close()
  else openPanel(page)
}

/** Fills the page at `__metamon/` with the panel. */
export function startPanelPage(options: PanelPageOptions): void {
  showPanel(document.body, { source: createRemoteSource(options), mode: 'page', storage: undefined })
}

function findPanel(): MetamonPanel | undefined {
  const panel = document.querySelector(PANEL_TAG)
  return panel instanceof MetamonPanel ? panel : undefined
}

/** Puts a panel into an element. */
export function showPanel(parent: Element, setup: PanelSetup): MetamonPanel {
  definePanel()
  // An element of this name is of this class, now that it is defined.
  const panel = document.createElement(PANEL_TAG) as MetamonPanel
  parent.append(panel)
  panel.start(setup)
  return panel
}

const dockSetup = (page: MetamonPage): PanelSetup => ({
  source: createPageSource(page),
  mode: 'dock',
  storage: safeStorage(),
  detach(hash) {
    open(new URL(`${page.base}${PANEL_FOLDER}${hash}`, page.url), 'metamon-panel', 'noopener')
  },
})

function safeStorage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}
