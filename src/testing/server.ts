import { createServer as createNetServer } from 'node:net'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import {
  createLogger,
  createServer,
  mergeConfig,
  type InlineConfig,
  type Logger,
  type ViteDevServer,
} from 'vite'
import type { MetamonApi } from '../plugin/index.ts'

/** A dev server, and the journal of the plugin in it. */
export interface TestServer {
  readonly vite: ViteDevServer
  /** The journal of the server as it runs now: a restart makes another one. */
  readonly journal: MetamonApi
  readonly url: string
  readonly log: readonly string[]
}

/**
 * Starts Vite for a project: its own config file if it has one, a free port, a dependency cache of its own.
 * @throws {Error} when the config does not have the plugin
 */
export async function startServer(root: string, config: InlineConfig): Promise<TestServer> {
  const log: string[] = []
  const port = await freePort()
  const base: InlineConfig = {
    root,
    cacheDir: join(root, '.vite'),
    customLogger: collectingLogger(log),
    server: { host: '127.0.0.1', port, strictPort: true },
  }
  const vite = await createServer(mergeConfig(base, config))
  try {
    journalOf(vite)
    await vite.listen()
  } catch (error) {
    await vite.close()
    throw error
  }
  return {
    vite,
    get journal() {
      return journalOf(vite)
    },
    url: `http://127.0.0.1:${port}${vite.config.base}`,
    log,
  }
}

function journalOf(vite: ViteDevServer): MetamonApi {
  const plugin = vite.config.plugins.find(({ name }) => name === 'metamon')
  if (!plugin) throw new Error('[metamon] the Vite config of the test has no metamon() in `plugins`')
  return plugin.api as MetamonApi // only our own plugin has this name
}

/** Colours depend on where a test runs. */
function collectingLogger(log: string[]): Logger {
  const logger = createLogger('info', { allowClearScreen: false })
  const collect = (level: string) => (message: string) =>
    void log.push(`${level} ${stripVTControlCharacters(message)}`)
  return {
    ...logger,
    info: collect('info '),
    warn: collect('warn '),
    warnOnce: collect('warn '),
    error: collect('error'),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createNetServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
