import type { Browser, Page } from 'playwright-core'
import type { InlineConfig, ViteDevServer } from 'vite'
import type { JournalEntry } from '../shared/protocol.ts'
import { launchChromium } from './browser.ts'
import { createProject, type Project } from './project.ts'
import { startServer, type TestServer } from './server.ts'
import { createSettledWaits, type SettledWaits } from './settled-waits.ts'

export interface HotReloadTestOptions {
  /** A folder with an app; it is copied, the original is never written to. */
  readonly fixture?: string
  /** Files by path, instead of a fixture or on top of it. */
  readonly files?: Readonly<Record<string, string>>
  /** Merged over the app's own Vite config. */
  readonly vite?: InlineConfig
  /** The browser to use; default: `CHROMIUM`, then an installed Chromium or Chrome. */
  readonly executablePath?: string
  /** A browser that is running already; it is left running. */
  readonly browser?: Browser
  /** Longest wait for a save to settle, in milliseconds. Default: 15000. */
  readonly timeoutMs?: number
}

/** A running copy of an app, and a page that shows it. */
export interface HotReloadTest extends Pick<Project, 'root' | 'path' | 'read'> {
  readonly page: Page
  readonly server: ViteDevServer
  readonly url: string
  /** Everything that has settled so far. */
  readonly entries: readonly JournalEntry[]
  /** What the page has printed, and the errors that nobody caught. */
  readonly browserLog: readonly string[]
  readonly serverLog: readonly string[]
  /**
   * Changes a file and waits until the page has settled.
   * @returns the journal entry of this save
   * @throws {Error} when the text does not change, or nothing settles in time; with both logs
   */
  edit(file: string, change: (text: string) => string): Promise<JournalEntry>
  /** Writes a whole file, new or not, and waits until the page has settled. */
  write(file: string, text: string): Promise<JournalEntry>
  /** Opens one more page of the app. */
  openTab(): Promise<Page>
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Starts an app in a copy of its own, with a real dev server and a real browser.
 *
 * @example
 * await using app = await createHotReloadTest({ fixture: 'test/fixtures/app' })
 * const entry = await app.edit('src/Counter.tsx', (text) => text.replace('Count', 'Total'))
 * expect(entry.outcome).toBe('applied')
 */
export async function createHotReloadTest(options: HotReloadTestOptions): Promise<HotReloadTest> {
  const project = await createProject(options)
  const server = await startServer(project.root, options.vite ?? {}).catch(async (error: unknown) => {
    await project.dispose()
    throw error
  })
  const browser = options.browser ?? (await launchChromium(options.executablePath))
  const browserLog: string[] = []
  const openTab = () => openPage(browser, server, browserLog)
  const waits = createSettledWaits({ server, browserLog, timeoutMs: options.timeoutMs ?? 15_000 })
  const page = await openTab()
  const close = async () => {
    waits.close()
    await (options.browser ? page.context().close() : browser.close())
    await server.vite.close()
    await project.dispose()
  }
  return {
    ...describe(project, server),
    get entries() {
      return server.journal.entries
    },
    page,
    browserLog,
    openTab,
    close,
    [Symbol.asyncDispose]: close,
    ...edits(project, waits),
  }
}

const describe = (project: Project, server: TestServer) => ({
  root: project.root,
  path: project.path,
  read: project.read,
  server: server.vite,
  url: server.url,
  serverLog: server.log,
})

function edits(project: Project, waits: SettledWaits): Pick<HotReloadTest, 'edit' | 'write'> {
  return {
    async edit(file, change) {
      const before = await project.read(file)
      const after = change(before)
      if (after === before) throw new Error(`edit of ${file} changes nothing`)
      return waits.during(file, () => project.write(file, after))
    },
    write: (file, text) => waits.during(file, () => project.write(file, text)),
  }
}

/** A page counts as open when it is connected: what is saved before that, it would not hear of. */
async function openPage(browser: Browser, server: TestServer, log: string[]): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.on('console', (message) => void log.push(`${message.type()} ${message.text()}`))
  page.on('pageerror', (error) => void log.push(`pageerror ${error.message}`))
  const connected = new Promise<void>((resolve) => {
    const heard = () => {
      server.vite.ws.off('vite:client:connect', heard)
      resolve()
    }
    server.vite.ws.on('vite:client:connect', heard)
  })
  await page.goto(server.url)
  await connected
  return page
}
