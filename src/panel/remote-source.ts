import type { PanelPageOptions, PageTopic } from '../shared/panel-protocol.ts'
import { loadReasons, openInEditor, toAbilities } from './server.ts'
import { readMemory, readSignalPage, readSubscriptions } from './read-answer.ts'
import { createServerLink } from './server-link.ts'
import type { PageLabel, PanelSource, SignalQuery } from './source.ts'

const PAGE_TIMEOUT_MS = 3000
const EVERYTHING: SignalQuery = { text: '', limit: 0 }

/** The source of the page at `__metamon/`: the server, and through it the pages of the app. */
export function createRemoteSource({ hot, token, base }: PanelPageOptions): PanelSource {
  const link = createServerLink(hot, token)
  const pages = new Map<string, PageLabel>()
  let selected: string | undefined
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const undo = link.subscribe(tell)
  /** The answer of the selected page, or of the first one that answers. */
  const ask = (topic: PageTopic, query = EVERYTHING): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const answered = new Set<string>()
      const timer = setTimeout(() => {
        for (const id of pages.keys()) if (!answered.has(id)) pages.delete(id)
        if (selected !== undefined && !pages.has(selected)) selected = undefined
        if (answered.size === 0) reject(new Error('No page of the app answers. Open the app in another tab.'))
        tell()
      }, PAGE_TIMEOUT_MS)
      link.read(topic, query, ({ pageId, path, data }) => {
        answered.add(pageId)
        const isNew = pages.get(pageId)?.label !== path
        pages.set(pageId, { id: pageId, label: path })
        selected ??= pageId
        if (isNew) tell()
        if (pageId !== selected) return
        if (answered.size === pages.size) clearTimeout(timer)
        resolve(data)
      })
    })
  return {
    get connection() {
      return link.connection
    },
    get entries() {
      return link.state?.entries ?? []
    },
    get abilities() {
      return toAbilities(link.connection === 'connected' ? link.state : undefined)
    },
    get pages() {
      return [...pages.values()]
    },
    selectPage(id) {
      selected = id
      tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    signals: async (query) => readSignalPage(await ask('signals', query)),
    setSignal: (key, value) =>
      // What a person has typed has been parsed as JSON.
      link.act({ kind: 'set-signal', key, value: value as never, ...(selected && { pageId: selected }) }),
    subscriptions: async () => readSubscriptions(await ask('subscriptions')),
    memory: async () => readMemory(await ask('memory')),
    reasons: () => loadReasons(base),
    act: link.act,
    openFile: (place) => openInEditor(base, place),
    dispose() {
      undo()
      link.dispose()
      listeners.clear()
    },
  }
}
