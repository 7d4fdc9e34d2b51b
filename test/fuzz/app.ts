import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { createHotReloadTest, type HotReloadTest, type JournalEntry } from 'metamon/testing'
import type { Browser, Page } from 'playwright-core'
import type { MetamonApi } from '../../src/plugin/index.ts'
import { hasComeUp } from '../e2e/support/come-up.ts'
import type { Content } from './content.ts'
import type { Files } from './loading.ts'
import { createReads, type Reads, type ReadVersions } from './reads.ts'
import { BARRIERS, render, renderBarrier, renderMain, shellFiles } from './render/index.ts'
import { INSTANCE_NAMES, slotAt } from './slots.ts'
import type { Writes } from './workspace.ts'

/** A settled save, and when that was. */
export interface Settled {
  readonly entry: JournalEntry
  /** `performance.now()` when the server first heard of it. */
  readonly heardAt: number
  /** What the server had read by the time it settled. */
  readonly read: ReadVersions
}

/** The running app. */
export interface FuzzApp extends Pick<HotReloadTest, 'page' | 'browserLog' | 'serverLog'> {
  /** Writes files so that they arrive together. Returns `performance.now()` before the first. */
  write(writes: Writes): number
  /** Writes a file that nothing imports. Returns its path. */
  writeBarrier(): string
  /**
   * Resolves with the next settled save.
   * @throws {Error} when there is none in time
   */
  nextSettled(): Promise<Settled>
  openTab(): Promise<Page>
  close(): Promise<void>
}

export interface FuzzAppOptions {
  readonly browser: Browser
  readonly disk: Files
}

const SETTLE_TIMEOUT_MS = 15_000

/** Starts the app in a real dev server, and shows it in a real browser. */
export async function startApp({ browser, disk }: FuzzAppOptions): Promise<FuzzApp> {
  const files = { ...shellFiles(), ...renderAll(disk) }
  // What is bundled of dependencies is the same in every app.
  const reads = createReads()
  const app = await createHotReloadTest({
    files,
    browser,
    vite: { cacheDir: resolve('.metamon-test/fuzz-dependencies'), plugins: [reads.plugin] },
  })
  await waitForComponents(app.page)
  const settled = collectSettled(app, reads)
  let barriers = 0
  return {
    page: app.page,
    browserLog: app.browserLog,
    serverLog: app.serverLog,
    nextSettled: settled.next,
    write: (writes) => writeTogether(app, renderAll(writes), deletedBy(writes)),
    writeBarrier() {
      barriers += 1
      const file = BARRIERS[barriers % BARRIERS.length]! // that many of them
      writeTogether(app, { [file]: renderBarrier(barriers) }, [])
      return file
    },
    async openTab() {
      const tab = await app.openTab()
      await waitForComponents(tab)
      return tab
    },
    async close() {
      settled.stop()
      await app.close()
    },
  }
}

/** Resolves when every component instance is in the page. */
export async function waitForComponents(page: Page): Promise<void> {
  await page.waitForFunction(
    (names) => names.every((name) => document.querySelector(`[data-name=${name}]`) !== null),
    [...INSTANCE_NAMES],
  )
  await hasComeUp(page)
}

function renderAll(writes: Writes): Record<string, string> {
  const texts = [...writes].flatMap(([path, content]) => (content ? [[path, textOf(path, content)]] : []))
  return Object.fromEntries(texts) as Record<string, string> // pairs of texts
}

function textOf(path: string, content: Content): string {
  const slot = slotAt(path)
  return slot ? render(slot, content) : renderMain(content.version)
}

const deletedBy = (writes: Writes): string[] =>
  [...writes].filter(([, content]) => content === undefined).map(([path]) => path)

/** All drafts first: what follows is so quick that it is one save. */
function writeTogether(
  { root, path }: HotReloadTest,
  texts: Readonly<Record<string, string>>,
  deleted: readonly string[],
): number {
  const drafts = Object.entries(texts).map(([file, text], index) => {
    const draft = `${root}.${index}.draft`
    mkdirSync(dirname(path(file)), { recursive: true })
    writeFileSync(draft, text)
    return { draft, file }
  })
  const startedAt = performance.now()
  for (const { draft, file } of drafts) renameSync(draft, path(file))
  for (const file of deleted) rmSync(path(file))
  return startedAt
}

function collectSettled({ server, serverLog, browserLog }: HotReloadTest, reads: Reads) {
  const plugin = server.config.plugins.find(({ name }) => name === 'metamon')
  const journal = plugin?.api as MetamonApi // only our own plugin has this name
  const waiting: Settled[] = []
  let wake: (() => void) | undefined
  const stop = journal.onSettled((entry) => {
    const heardAt = performance.now() - entry.timings.total
    waiting.push({ entry, heardAt, read: reads.snapshot() })
    wake?.()
  })
  const describe = () =>
    ['server:', ...serverLog.slice(-12), 'browser:', ...browserLog.slice(-12)].join('\n  ')
  return {
    stop,
    async next(): Promise<Settled> {
      if (waiting.length === 0) {
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(
            () => reject(new Error(`nothing has settled in ${SETTLE_TIMEOUT_MS} ms\n  ${describe()}`)),
            SETTLE_TIMEOUT_MS,
          )
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      wake = undefined
      return waiting.shift()! // one has arrived
    },
  }
}
