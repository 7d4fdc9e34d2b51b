import type { HotReloadTest } from 'metamon/testing'
import type { Page } from 'playwright-core'
import type {
  PageTopic,
  PanelAction,
  PanelAnswer,
  PanelChange,
  PanelPage,
  PanelRefusal,
  PanelState,
} from '../../../src/shared/panel-protocol.ts'

/** Speaks to the server as a panel does, from a tab of its own. */
export interface PanelClient {
  readonly page: Page
  /** What the server has told so far. */
  readonly state: PanelState
  /** Returns why the server has refused it; undefined when it has not. */
  act(action: PanelAction): Promise<PanelRefusal | undefined>
  /** Asks the pages of the app, and returns what the first one tells. */
  read(topic: PageTopic): Promise<PanelPage>
}

export async function openPanel(app: HotReloadTest): Promise<PanelClient> {
  // In a window of its own: the page of the app stays in sight.
  const context = await app.page.context().browser()!.newContext()
  const page = await context.newPage()
  await page.goto(`${app.url}__metamon/`)
  let state: PanelState | undefined
  const answers = new Map<number, PanelAnswer>()
  const pages = new Map<number, PanelPage>()
  await page.exposeFunction('hear', (event: string, data: unknown) => {
    // The server sends nothing else under these names.
    if (event === 'state') state = data as PanelState
    else if (event === 'change') state = { ...state!, ...(data as PanelChange) }
    else if (event === 'answer') answers.set((data as PanelAnswer).request, data as PanelAnswer)
    else pages.set((data as PanelPage).request, data as PanelPage)
  })
  await page.evaluate(CONNECT)
  const until = async <Value>(read: () => Value | undefined): Promise<Value> => {
    for (;;) {
      const value = read()
      if (value !== undefined) return value
      await page.evaluate('new Promise(requestAnimationFrame)')
    }
  }
  let requests = 1000
  const send = async (event: string, data: object): Promise<number> => {
    requests += 1
    await page.evaluate(
      `sendAsPanel(${JSON.stringify(event)}, ${JSON.stringify({ ...data, request: requests })})`,
    )
    return requests
  }
  await until(() => state)
  return {
    page,
    get state() {
      return state!
    },
    async act(action) {
      const request = await send('act', { action })
      const answer = await until(() => answers.get(request))
      return answer.isDone ? undefined : answer.refusal
    },
    async read(topic) {
      const request = await send('read', { topic })
      return until(() => pages.get(request))
    },
  }
}

const CONNECT = `(async () => {
  const base = location.pathname.replace(/__metamon\\/$/, '')
  const { token } = await import(base + '__metamon/key.js')
  const { createHotContext } = await import(base + '@vite/client')
  const hot = createHotContext('/panel-of-a-test')
  for (const name of ['state', 'change', 'answer', 'page'])
    hot.on('metamon:panel:' + name, async (data) => hear(name, data))
  window.sendAsPanel = (name, data) => hot.send('metamon:panel:' + name, { ...data, token })
  sendAsPanel('open', {})
})()`
