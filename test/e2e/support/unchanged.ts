import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { PLUGINS, type Side } from '../../bench/shared/sides.mjs'
import type { Framework } from '../../../src/shared/framework.ts'

/** What is to be seen and was heard after one step. */
export interface Observation {
  readonly step: string
  readonly html: string
  readonly log: readonly string[]
  readonly complaints: readonly string[]
}

/** An app of unusual components, on a server of its own. */
export interface UnchangedApp {
  /** Mounts the component of a file, takes all its steps, and tells what happened. */
  run(framework: Framework, file: string): Promise<readonly Observation[]>
  close(): Promise<void>
}

const ROOT = resolve('test/fixtures/unchanged')

/** The components of a framework, each in a file of its own. */
export const casesOf = (framework: Framework): readonly string[] =>
  readdirSync(`${ROOT}/src/${framework}`, { withFileTypes: true })
    .filter((one) => one.isFile() && !/\.svelte\.ts$|\.d\.ts$/.test(one.name))
    .map(({ name }) => name)

export async function startUnchanged(browser: Browser, side: Side): Promise<UnchangedApp> {
  mkdirSync('.metamon-test', { recursive: true })
  const cacheDir = mkdtempSync(resolve('.metamon-test/unchanged-'))
  const server = await createServer({
    configFile: false,
    root: ROOT,
    cacheDir,
    logLevel: 'silent',
    plugins: PLUGINS[side](),
    // Two that no file imports by name, and all that is found late would reload the page.
    optimizeDeps: { include: ['react/jsx-dev-runtime', 'react-dom/client', 'solid-js/web'] },
    server: { host: '127.0.0.1', port: 0, watch: null },
  })
  await server.listen()
  const pages = new Map<Framework, Promise<Page>>()
  return {
    async run(framework, file) {
      const opened = pages.get(framework) ?? openPage(browser, server)
      pages.set(framework, opened)
      const page = await opened
      return page.evaluate(
        ([framework, file]) =>
          (window as unknown as { run(...args: string[]): Promise<Observation[]> }).run(framework!, file!),
        [framework, file],
      )
    },
    async close() {
      for (const page of pages.values()) await (await page).context().close()
      await server.close()
      rmSync(cacheDir, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

async function openPage(browser: Browser, { httpServer }: ViteDevServer): Promise<Page> {
  const address = httpServer!.address()
  const page = await (await browser.newContext()).newPage()
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
  await page.waitForFunction(() => 'run' in window)
  return page
}
