import type { MetamonPage } from '../orchestrator/index.ts'
import { PANEL_FOLDER, PANEL_KEY_FILE } from '../shared/panel-protocol.ts'
import { PAINTED_EVENT } from '../shared/painted.ts'
import { EVENTS, type JournalEntry } from '../shared/protocol.ts'
import type { Undo } from '../runtime/undo.ts'
import { loadReasons, openInEditor, toAbilities } from './server.ts'
import { findPageData, toSourceParts } from './page/page-data.ts'
import { createServerLink, type ServerLink } from './server-link.ts'
import type { Connection, PanelSource } from './source.ts'

/**
 * The source of a panel in a page of the app: it reads the page itself. Only what the server does goes over the
 * hot channel; where the server gives this page no token, the panel can only look.
 */
export function createPageSource(page: MetamonPage): PanelSource {
  const listeners = new Set<() => void>()
  const undos: Undo[] = []
  const server = new URL(page.base, page.url).href
  let link: ServerLink | undefined
  let connection: Connection = 'connected'
  let isDisposed = false
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const connect = (next: Connection) => {
    connection = next
    tell()
  }
  void loadToken(server).then((token) => {
    if (token === undefined || isDisposed) return
    link = createServerLink(page.hot, token)
    undos.push(link.dispose, link.subscribe(tell))
  })
  page.hot.on('vite:ws:disconnect', async () => connect('disconnected'))
  page.hot.on('vite:ws:connect', async () => connect('connected'))
  for (const event of [EVENTS.settled, PAINTED_EVENT]) {
    addEventListener(event, tell)
    undos.push(() => removeEventListener(event, tell))
  }
  return {
    get connection() {
      return connection
    },
    get entries() {
      return mergeEntries(link?.state?.entries ?? [], page.journal.entries)
    },
    get abilities() {
      return toAbilities(link?.state)
    },
    pages: [],
    selectPage: () => {},
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ...toSourceParts(findPageData(page)),
    reasons: () => loadReasons(server),
    async act(action) {
      if (!link) throw new Error('The server takes no actions from this page')
      await link.act(action)
    },
    openFile: (place) => openInEditor(server, place),
    dispose() {
      isDisposed = true
      for (const undo of undos.toReversed()) undo()
      listeners.clear()
    },
  }
}

/** The server remembers more than a page that was loaded later; the page may have heard of the newest first. */
function mergeEntries(
  told: readonly JournalEntry[],
  heard: readonly JournalEntry[],
): readonly JournalEntry[] {
  if (told.length === 0) return heard
  const known = new Set(told.map(({ id }) => id))
  return [...told, ...heard.filter(({ id }) => !known.has(id))]
}

/** Undefined where the server has none for this page: another origin, or `devtools: false`. */
async function loadToken(server: string): Promise<string | undefined> {
  try {
    const module: unknown = await import(/* @vite-ignore */ `${server}${PANEL_FOLDER}${PANEL_KEY_FILE}`)
    const token: unknown = typeof module === 'object' && module !== null && Reflect.get(module, 'token')
    return typeof token === 'string' ? token : undefined
  } catch {
    return undefined
  }
}
