import { PANEL_EVENTS, type AnswerAsk, type PageAsk, type PageTell } from '../shared/panel-protocol.ts'
import type { HotChannel } from './index.ts'

/** Answers what panels in other tabs want to know of this page. The panel's code is loaded with the first question. */
export function answerPanels(hot: HotChannel, load: () => Promise<{ readonly answerAsk: AnswerAsk }>): void {
  hot.on(PANEL_EVENTS.ask, async (ask: PageAsk) => {
    const { answerAsk } = await load()
    const data = await answerAsk(ask)
    const { request, kind } = ask
    const path = location.pathname + location.search
    const tell: PageTell =
      kind === 'set-signal' ? { request, isDone: data === true } : { request, path, data }
    hot.send(PANEL_EVENTS.tell, tell)
  })
}
