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

/** The plugin serves it, and nothing else has this url. */
export const loadPanel = ({ base, url }: Pick<PageCore, 'base' | 'url'>): Promise<PanelModule> =>
  import(/* @vite-ignore */ new URL(`${base}@id/virtual:metamon/panel`, url).href) as Promise<PanelModule>
