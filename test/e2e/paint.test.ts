import { createHotReloadTest, type HotReloadTest, type JournalEntry } from 'metamon/testing'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const view = (version: number) =>
  `document.body.dataset.version = '${version}'\nif (import.meta.hot) import.meta.hot.accept()\n`

let app: HotReloadTest
let version = 0

async function save(): Promise<JournalEntry> {
  version += 1
  return app.write('src/view.js', view(version))
}

/** The entry as the server has it by now. */
const current = ({ id }: JournalEntry) => app.entries.find((one) => one.id === id)!

const paintOf = (entry: JournalEntry) => current(entry).timings.paint

/** The same in the journal of a page. */
const paintIn = (page: Page, { id }: JournalEntry) =>
  page.evaluate((wanted) => {
    const { journal } = Reflect.get(globalThis, Symbol.for('metamon.page')) as {
      journal: { entries: JournalEntry[] }
    }
    return journal.entries.find((one) => one.id === wanted)?.timings.paint
  }, id)

/** In a window of its own: the page of the app stays in sight. */
async function openWindow(path: string): Promise<Page> {
  const context = await app.page.context().browser()!.newContext()
  const page = await context.newPage()
  await page.goto(`${app.url}${path}`)
  return page
}

/** Says that an update was painted, as the page does, and whatever else is given. */
const say = (page: Page, message: unknown) =>
  page.evaluate((data) => {
    const { hot } = Reflect.get(globalThis, Symbol.for('metamon.page')) as {
      hot: { send(event: string, data: unknown): void }
    }
    hot.send('metamon:painted', data)
  }, message)

/** From now on the page gets no frames, like one out of sight. Returns what gives them back. */
async function holdFrames(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const { requestAnimationFrame } = window
    window.requestAnimationFrame = () => 0
    Reflect.set(window, 'giveFrames', () => (window.requestAnimationFrame = requestAnimationFrame))
  })
  return () => page.evaluate(() => Reflect.get(window, 'giveFrames')() && undefined)
}

beforeAll(async () => {
  app = await createHotReloadTest({
    files: {
      'vite.config.ts': `import metamon from 'metamon/vite'\nexport default { plugins: [metamon()] }`,
      'index.html':
        '<link rel="icon" href="data:," /><body><script type="module" src="/src/view.js"></script></body>',
      'src/view.js': view(0),
    },
  })
  await app.page.waitForFunction(() => document.body.dataset.version === '0')
})
afterAll(() => app.close())

describe('the paint of a save', () => {
  it('is added to its entry, in the page, and in every panel', async () => {
    const panel = await openWindow('__metamon/#/history')
    await panel.getByText('Connected', { exact: true }).waitFor()
    await app.page.evaluate(() => Reflect.get(globalThis, Symbol.for('metamon.page')).openPanel())
    const entry = await save()
    await expect.poll(() => paintOf(entry)).toBeGreaterThan(0)
    const paint = paintOf(entry)!
    expect(current(entry)).toEqual({ ...entry, timings: { ...entry.timings, paint } })
    await expect.poll(() => paintIn(app.page, entry)).toBe(paint)
    for (const page of [app.page, panel]) {
      await expect.poll(() => page.locator('.sentence').textContent()).toBe(entry.sentence)
      const row = page.locator('.phases > div').filter({ hasText: 'Paint' })
      await expect
        .poll(() => row.locator('dd').allTextContents())
        .toEqual([expect.stringMatching(/^[\d.]+ m?s$/)])
      expect(Number(await page.locator('.bar .phase-paint').getAttribute('width'))).toBeGreaterThan(0)
    }
    await panel.context().close()
  })

  it('is not waited for where the page gets no frame', async () => {
    const giveFrames = await holdFrames(app.page)
    const unseen = await save()
    expect(unseen).toMatchObject({ outcome: 'applied', reason: 'hot.self-accept' })
    const next = await save()
    expect(next.outcome).toBe('applied')
    await giveFrames()
    const seen = await save()
    await expect.poll(() => paintOf(seen)).toBeGreaterThan(0)
    expect([paintOf(unseen), paintOf(next)]).toEqual([undefined, undefined])
  })
})

describe('a forged paint', () => {
  it('is not taken from a page that has not reported the update', async () => {
    const giveFrames = await holdFrames(app.page)
    const entry = await save()
    const other = await openWindow('')
    await other.waitForFunction((one) => document.body.dataset.version === one, String(version))
    await say(other, { id: entry.id, paint: 1 })
    // What this page reports is read after that.
    await save()
    expect(paintOf(entry)).toBeUndefined()
    await other.context().close()
    await giveFrames()
  })

  it.each([
    ['a shape', (id: string) => [null, 1, 'x', [], {}, { id }, { id: {}, paint: 1 }]],
    ['a time', (id: string) => [-1, 60_001, '1', null, [1]].map((paint) => ({ id, paint }))],
    ['a save', () => ['forged', '__proto__', 'x'.repeat(1_000_000)].map((id) => ({ id, paint: 1 }))],
  ])('changes nothing without %s that there can be', async (_, messages) => {
    const giveFrames = await holdFrames(app.page)
    const entry = await save()
    const before = structuredClone(app.entries)
    for (const message of messages(entry.id)) await say(app.page, message)
    await save()
    expect(app.entries.slice(0, before.length)).toEqual(before)
    await giveFrames()
  })

  it('changes nothing when it comes again', async () => {
    const entry = await save()
    await expect.poll(() => paintOf(entry)).toBeGreaterThan(0)
    const paint = paintOf(entry)
    await say(app.page, { id: entry.id, paint: 59_999 })
    await save()
    expect(paintOf(entry)).toBe(paint)
    expect(app.serverLog.filter((line) => line.startsWith('error'))).toEqual([])
  })
})
