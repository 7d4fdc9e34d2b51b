import type { MetamonApi } from 'metamon/vite'
import type { HotReloadTest } from 'metamon/testing'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { groupEntries } from '../../../src/panel/group-entries.ts'
import type { JournalEntry, ReasonCode } from '../../../src/shared/protocol.ts'

/** Expects one and the same sentence in the terminal and in the page; `expectSentencesInPanel` looks into the panel. */
export async function expectSentenceEverywhere(
  app: HotReloadTest,
  entry: JournalEntry,
  where: { readonly isPageOpen?: boolean; readonly isPrinted?: boolean } = {},
): Promise<void> {
  const { isPageOpen = true, isPrinted = true } = where
  const isSame = ({ sentence }: JournalEntry) => sentence === entry.sentence
  expect(linesWith(app, entry)).toBe(isPrinted ? app.entries.filter(isSame).length : 0)
  if (isPageOpen) await expect.poll(() => sentenceInPage(app.page, entry)).toBe(entry.sentence)
}

/** How many lines of the terminal say it, whatever is printed before and behind. */
function linesWith({ serverLog }: HotReloadTest, { sentence }: JournalEntry): number {
  const lines = serverLog.map((line) => line.replace(/ \(x\d+\)$/, ''))
  return lines.filter((line) => line.endsWith(`[metamon] ${sentence}`)).length
}

/** What a page knows of an entry; undefined while it is loaded anew, and where it does not know it. */
export const sentenceInPage = (page: Page, { id }: JournalEntry): Promise<string | undefined> =>
  page
    .evaluate((wanted) => {
      const found = (globalThis as Record<symbol, unknown>)[Symbol.for('metamon.page')]
      const { entries } = (found as { journal: { entries: readonly JournalEntry[] } }).journal
      return entries.find((one) => one.id === wanted)?.sentence
    }, id)
    .catch(() => undefined)

/** Expects the panel to tell of everything that has settled in the very same sentences. */
export async function expectSentencesInPanel(app: HotReloadTest): Promise<void> {
  // In a window of its own: the page of the app may be closed already.
  await using context = await app.page.context().browser()!.newContext()
  const panel = await context.newPage()
  await panel.goto(`${app.url}__metamon/#/history`)
  const told = () => panel.locator('.save-sentence').allTextContents()
  await expect.poll(told).toEqual(groupEntries(app.entries).map(({ newest }) => newest.sentence))
}

/** What the plugin of the server as it runs now offers. */
export function apiOf({ server }: HotReloadTest): MetamonApi {
  const plugin = server.config.plugins.find(({ name }) => name === 'metamon')
  return plugin!.api as MetamonApi // what the plugin of this name offers
}

/** The sentence of an entry, without the time that it took. */
export const timeless = ({ sentence }: JournalEntry): string => sentence.replace(/\d+(?:\.\d)? m?s/, '8 ms')

/** Expects an entry for a reason, with its sentence everywhere. */
export async function expectEntry(
  app: HotReloadTest,
  entry: JournalEntry | undefined,
  expected: { readonly reason: ReasonCode; readonly sentence: RegExp },
  where?: Parameters<typeof expectSentenceEverywhere>[2],
): Promise<void> {
  expect(entry).toMatchObject({ reason: expected.reason })
  expect(timeless(entry!)).toMatch(expected.sentence)
  await expectSentenceEverywhere(app, entry!, where)
}

/** The next entry for which a condition holds. */
export async function nextEntry(
  app: HotReloadTest,
  isWanted: (entry: JournalEntry) => boolean,
  act: () => unknown,
): Promise<JournalEntry> {
  const known = new Set(app.entries.map(({ id }) => id))
  await act()
  const find = () => app.entries.find((entry) => !known.has(entry.id) && isWanted(entry))
  await expect.poll(find, { timeout: 15_000 }).toBeDefined()
  return find()!
}

export const replace =
  (from: string | RegExp, to: string): ((text: string) => string) =>
  (text) =>
    text.replace(from, to)
