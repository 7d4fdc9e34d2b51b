import { createServer as createNetServer } from 'node:net'
import { join } from 'node:path'
import { createServer } from 'vite'
import { createApp } from './app.mjs'
import { openPage } from './page.mjs'

/**
 * One side at work: its copy of the app, its server, its page.
 * @returns `side`, `app`, `page` (replaced by `renew()`), `entries()` of the journal, `renew()`, `dispose()`
 */
export async function startSession(browser, side) {
  const app = createApp(side)
  const entries = []
  const server = await startServer(app.root, entries)
  const url = server.resolvedUrls.local[0]
  const session = {
    side,
    app,
    entries,
    page: await openPage(browser, url),
    /** Another page instead of one that is beyond repair. */
    async renew() {
      await session.page.close()
      session.page = await openPage(browser, url)
    },
    async dispose() {
      await session.page.close()
      await server.close()
      app.dispose()
    },
  }
  return session
}

async function startServer(root, entries) {
  const port = await freePort()
  const server = await createServer({
    root,
    configFile: join(root, 'vite.config.mjs'),
    cacheDir: join(root, '.vite'),
    logLevel: 'silent',
    plugins: [collectEntries(entries)],
    server: { host: '127.0.0.1', port, strictPort: true },
  })
  return server.listen()
}

/** A restart makes another server with another journal: all of them are collected. */
const collectEntries = (entries) => ({
  name: 'survival:journal',
  configureServer({ config }) {
    const { api } = config.plugins.find(({ name }) => name === 'metamon') ?? {}
    api?.onSettled((entry) => entries.push(entry))
  },
})

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createNetServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
