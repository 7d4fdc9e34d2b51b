import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

/** Plugins that take part in hot updates in the ways that Vite documents. */
export const hookPlugins = (): Plugin[] => [
  { ...customEvents(), ...answersQuestions() },
  legacyHook(),
  ownPayload(),
  throwingHook(),
  watchedSetting(),
  tellsWhenAsked(),
]

/** Answers a page, and tells every page. */
const answersQuestions = (): Partial<Plugin> => ({
  configureServer(server) {
    server.ws.on('compat:ask', ({ question }: { question: string }, client) => {
      client.send('compat:answer', { question, answer: 42 })
      server.ws.send('compat:broadcast', question)
    })
  },
})

/** `hotUpdate` that handles a file itself. */
const customEvents = (): Plugin => ({
  name: 'compat:custom-events',
  async hotUpdate({ file, read, type }) {
    if (!file.endsWith('/hot-update.txt')) return undefined
    this.environment.hot.send('compat:hot-update', `${type} ${(await read()).trim()}`)
    return []
  },
})

/** `handleHotUpdate`, the hook of Vite 5, that handles a file itself. */
const legacyHook = (): Plugin => ({
  name: 'compat:legacy-hook',
  async handleHotUpdate({ file, read, server }) {
    if (!file.endsWith('/handle-hot-update.txt')) return undefined
    server.ws.send({
      type: 'custom',
      event: 'compat:handle-hot-update',
      data: (await read()).trim(),
    })
    return []
  },
})

/** `hotUpdate` that sends an update of its own, or a reload. */
const ownPayload = (): Plugin => ({
  name: 'compat:own-payload',
  async hotUpdate({ file, modules, timestamp, read }) {
    const [module] = modules
    if (!file.endsWith('/payload.js') || !module) return undefined
    this.environment.moduleGraph.invalidateModule(module, new Set(), timestamp, true)
    this.environment.hot.send('compat:custom', 'before')
    if ((await read()).includes('reload')) this.environment.hot.send({ type: 'full-reload' })
    else {
      const update = { type: 'js-update', path: module.url, acceptedPath: module.url, timestamp } as const
      this.environment.hot.send({ type: 'update', updates: [update] })
    }
    return []
  },
})

const throwingHook = (): Plugin => ({
  name: 'compat:throwing-hook',
  async hotUpdate({ file, read }) {
    if (file.endsWith('/guarded.js') && (await read()).includes('throw')) throw new Error('no such hook')
  },
})

/** Puts the text of another file into a module, and watches that file. */
const watchedSetting = (): Plugin => ({
  name: 'compat:watched-setting',
  transform: {
    filter: { id: /\/watched\.js$/ },
    async handler(code, id) {
      const file = id.replace('watched.js', 'setting.txt')
      this.addWatchFile(file)
      return code.replace('__SETTING__', (await readFile(file, 'utf8')).trim())
    },
  },
})

/** Tells pages each time that it is asked where `./asked.js` is; it is called as Vite's own plugins are. */
const tellsWhenAsked = (): Plugin => ({
  name: 'vite:compat-asked',
  enforce: 'pre',
  resolveId(id) {
    const { environment } = this
    if (id === './asked.js' && environment.mode === 'dev') environment.hot.send('compat:asked')
  },
})
