import type { MetamonPage } from '../../orchestrator/index.ts'
import type { JsonValue, PageAsk } from '../../shared/panel-protocol.ts'
import { findPageData, type PageData } from './page-data.ts'

/**
 * Answers what the server asks this page for, on behalf of a panel in another tab.
 * @returns plain data, or whether the signal could be written
 */
export async function answerAsk(ask: PageAsk): Promise<JsonValue> {
  const page = findPage()
  if (!page) return null
  const data = findPageData(page)
  if (ask.kind === 'set-signal') return data.setSignal(ask.key, ask.value)
  // All that the panel reads is plain data; the journey through JSON leaves out what is undefined.
  return JSON.parse(JSON.stringify(read(data, ask))) as JsonValue
}

function read(data: PageData, ask: Extract<PageAsk, { readonly kind: 'read' }>): unknown {
  switch (ask.topic) {
    case 'signals':
      return data.signals(ask.query)
    case 'subscriptions':
      return data.subscriptions()
    case 'memory':
      return data.memory()
  }
}

const PAGE: unique symbol = Symbol.for('metamon.page')

/** The orchestrator has put it there before any module of the app ran. */
const findPage = (): MetamonPage | undefined => (globalThis as { [PAGE]?: MetamonPage })[PAGE]
