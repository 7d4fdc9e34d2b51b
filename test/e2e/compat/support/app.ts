import { join } from 'node:path'
import metamon from 'metamon/vite'
import type { Browser } from 'playwright-core'
import {
  createLogger,
  createServer,
  mergeConfig,
  type InlineConfig,
  type Logger,
  type ViteDevServer,
} from 'vite'
import { createProject, type Project } from '../../../../src/testing/project.ts'
import { harnessPlugin } from './harness-plugin.ts'
import { createCompatPage, type CompatPage } from './page.ts'
import { createSaves, type Saves } from './saves.ts'
import type { Side } from './side.ts'

export interface CompatAppOptions {
  /** Merged over the config of the harness. */
  readonly vite?: InlineConfig
  /** The folder of the fixture that is the root of the app. Default: the fixture itself. */
  readonly root?: string
  /** More files, by path. */
  readonly files?: Readonly<Record<string, string>>
  /** Plugins of the app; called once for each server. */
  readonly plugins?: (side: Side) => InlineConfig['plugins']
  /** Listens where the app is reached, instead of Vite; returns the origin. */
  readonly listen?: (server: ViteDevServer) => Promise<string>
}

/** A copy of the fixture, served by one of the two sides, and one browser page for it. */
export interface CompatApp extends Saves {
  readonly server: ViteDevServer
  /** The address of a page of the fixture. */
  url(page: string): string
  /** Goes to a page of the fixture, connected to the server, in the one tab that is kept. */
  open(page: string): Promise<CompatPage>
  /** Opens one more tab. It is closed with the app. */
  openTab(page: string): Promise<CompatPage>
  close(): Promise<void>
}

const FIXTURE = 'test/fixtures/compat'

/** Starts a server with a project of its own. */
export async function startApp(
  side: Side,
  browser: Browser,
  options: CompatAppOptions = {},
): Promise<CompatApp> {
  const project = await createProject({ fixture: FIXTURE, files: options.files ?? {} })
  const saves = createSaves(project)
  const serverLog: string[] = []
  const server = await createServer(configOf(side, project, saves, serverLog, options))
  const origin = await (options.listen ?? listen)(server)
  await saves.ready
  const context = await browser.newContext()
  const url = (path: string) => `${origin}${server.config.base}${path}`
  const newTab = async () => createCompatPage(await context.newPage(), saves, serverLog)
  const tab = await newTab()
  const show = async (one: CompatPage, path: string) => {
    await one.open(url(path))
    return one
  }
  return {
    ...saves,
    server,
    url,
    open: (path) => show(tab, path),
    openTab: async (path) => show(await newTab(), path),
    async close() {
      await context.close()
      await server.close()
      await project.dispose()
    },
  }
}

function configOf(
  side: Side,
  project: Project,
  saves: ReturnType<typeof createSaves>,
  serverLog: string[],
  options: CompatAppOptions,
): InlineConfig {
  const base: InlineConfig = {
    root: join(project.root, options.root ?? ''),
    cacheDir: join(project.root, '.vite'),
    configFile: false,
    appType: 'mpa',
    customLogger: collectingLogger(serverLog),
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: 0 },
    plugins: [side === 'Metamon' && metamon(), harnessPlugin(saves), ...(options.plugins?.(side) ?? [])],
  }
  return mergeConfig(base, options.vite ?? {})
}

async function listen(server: ViteDevServer): Promise<string> {
  await server.listen()
  return new URL(server.resolvedUrls!.local[0]!).origin
}

function collectingLogger(log: string[]): Logger {
  const collect = (message: string) => void log.push(message)
  return { ...createLogger('info'), info: collect, warn: collect, warnOnce: collect, error: collect }
}
