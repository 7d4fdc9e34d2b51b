import { createHotReloadTest, type HotReloadTest, type JournalEntry } from 'metamon/testing'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsOf } from './support/axe.ts'
import { COMPONENTS, filesOf } from './support/fixture.ts'

const lastSentence = (page: Page) =>
  page.evaluate(() => {
    const { journal } = Reflect.get(globalThis, Symbol.for('metamon.page')) as {
      journal: { entries: JournalEntry[] }
    }
    return journal.entries.at(-1)?.sentence
  })

const { component } = filesOf('react', 'native')
let app: HotReloadTest
let edits = 0

const edit = () => {
  edits += 1
  return app.edit(component, (text) => text.replace(/script-\w+/, `script-${edits}`))
}

beforeAll(async () => {
  app = await createHotReloadTest({ fixture: 'test/fixtures/app' })
  for (const { name } of COMPONENTS) await app.page.waitForSelector(`[data-name=${name}]`)
  await edit()
})
afterAll(() => app.close())

describe('the panel in a page of the app', () => {
  it('is not loaded before it is opened', async () => {
    const loaded = await app.page.evaluate(() =>
      performance.getEntriesByType('resource').filter(({ name }) => name.includes('metamon/panel')),
    )
    expect(loaded).toEqual([])
  })

  it('opens and closes by its shortcut, and gives the focus back', async () => {
    const { page } = app
    await page.focus('[data-name=react-native] input')
    await page.keyboard.press('Alt+Shift+KeyM')
    await page.getByRole('tab', { name: 'History', selected: true }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('metamon-panel')
    await page.keyboard.press('Alt+Shift+KeyM')
    await page.locator('metamon-panel').waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('input')
  })

  it('shows a save as the journal tells it', async () => {
    const { page } = app
    await page.evaluate(() => Reflect.get(globalThis, Symbol.for('metamon.page')).openPanel())
    const before = await page.locator('.save').count()
    const entry = await edit()
    await expect.poll(() => page.locator('metamon-panel .sentence').textContent()).toBe(entry.sentence)
    expect(await page.locator('.save').first().locator('.save-sentence').textContent()).toBe(entry.sentence)
    await expect.poll(() => lastSentence(page)).toBe(entry.sentence)
    expect(app.entries.at(-1)!.sentence).toBe(entry.sentence)
    // Like saves are one line.
    expect(await page.locator('.save').count()).toBeGreaterThanOrEqual(before)
    expect(await page.getByText(`×${edits}`).count()).toBe(1)
  })

  it('shows why a save was not applied, and goes on with the next', async () => {
    const { page } = app
    const broken = await app.edit(component, (text) => text.replace("'script", "= 'script"))
    expect(broken.outcome).toBe('aborted')
    await expect.poll(() => page.locator('metamon-panel .sentence').textContent()).toBe(broken.sentence)
    await page.locator('metamon-panel .problem-message').first().waitFor()
    await app.edit(component, (text) => text.replace("= 'script", "'script"))
    await page.locator('metamon-overlay').waitFor({ state: 'hidden' })
    await expect.poll(() => page.locator('.save').count()).toBe(3)
  })

  it('writes a signal, and the app shows it', async () => {
    const { page } = app
    await page.getByRole('tab', { name: 'Signals' }).click()
    await page.getByRole('button', { name: 'Edit total' }).click()
    await page.getByRole('textbox', { name: 'New value of total' }).fill('{ nothing')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('This is not JSON').waitFor()
    await page.getByRole('textbox', { name: 'New value of total' }).fill('41')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('[data-name=react-native] .total').textContent()).toBe('41')
    await expect.poll(() => page.locator('[data-name=svelte-card] .total').textContent()).toMatch('41')
    await page.locator('[data-name=react-native] .total').dispatchEvent('click')
    await page.getByRole('cell', { name: '42' }).first().waitFor()
    await expect.poll(() => page.getByRole('row', { name: /total/ }).textContent()).toContain('Native.tsx')
  })

  it('counts who listens before and after a save', async () => {
    const { page } = app
    await page.getByRole('tab', { name: 'Subscriptions' }).click()
    await edit()
    await page.getByText('The last update has left no listener behind.').waitFor()
    const row = page.getByRole('row', { name: /ping/ })
    expect(await row.getByRole('cell').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\d+$/)]),
    )
  })

  it.each(['light', 'dark'] as const)('has nothing that axe finds wrong, in %s', async (colorScheme) => {
    const { page } = app
    await page.emulateMedia({ colorScheme })
    const background = () =>
      page.locator('metamon-panel .panel').evaluate((panel) => getComputedStyle(panel).backgroundColor)
    await expect.poll(background).toBe(colorScheme === 'dark' ? 'rgb(22, 20, 29)' : 'rgb(251, 250, 253)')
    for (const tab of ['History', 'Signals', 'Subscriptions', 'Memory', 'Reasons']) {
      await page.getByRole('tab', { name: tab }).click()
      await page.locator('metamon-panel .loading').waitFor({ state: 'detached' })
      expect(await violationsOf(page, 'metamon-panel'), tab).toEqual([])
    }
  })

  it('explains every reason that an entry has', async () => {
    const { page } = app
    await page.getByRole('tab', { name: 'History' }).click()
    const { reason } = app.entries.at(-1)!
    await page.locator('.save').first().click()
    await page.getByRole('button', { name: reason, exact: true }).first().click()
    await page.getByRole('heading', { name: reason }).waitFor()
    await page.getByRole('heading', { name: 'Why it happens' }).waitFor()
  })

  it('applies an earlier version again without a write to the disk', async () => {
    const { page } = app
    const text = await app.read(component)
    await page.getByRole('tab', { name: 'History' }).click()
    const wanted = app.entries.find(({ outcome }) => outcome === 'applied')!
    await page.evaluate((id) => Reflect.get(globalThis, Symbol.for('metamon.page')).openPanel(id), wanted.id)
    await page.getByRole('button', { name: 'Back to this version' }).click()
    await page.getByText('This version is served now.').waitFor()
    await expect.poll(() => page.locator('[data-name=react-native] i').textContent()).toBe('script-1')
    expect(await app.read(component)).toBe(text)
    await page.getByRole('button', { name: 'Back to what is on the disk' }).click()
    await expect.poll(() => page.locator('[data-name=react-native] i').textContent()).toBe(`script-${edits}`)
  })
})

describe('the panel in a tab of its own', () => {
  let tab: Page

  beforeAll(async () => {
    tab = await app.page.context().newPage()
    await tab.goto(new URL('__metamon/#/history', app.url).href)
    await tab.getByText('Connected', { exact: true }).waitFor()
  })
  afterAll(() => tab.close())

  it('shows the same sentence as the page', async () => {
    const entry = await edit()
    await expect.poll(() => tab.locator('.sentence').textContent()).toBe(entry.sentence)
    await expect.poll(() => lastSentence(app.page)).toBe(entry.sentence)
  })

  it('writes a signal of the app', async () => {
    await tab.getByRole('tab', { name: 'Signals' }).click()
    await tab.getByRole('button', { name: 'Edit total' }).click()
    await tab.getByRole('textbox', { name: 'New value of total' }).fill('7')
    await tab.keyboard.press('Enter')
    await expect.poll(() => app.page.locator('[data-name=vue-native] .total').textContent()).toBe('7')
    await tab.getByRole('cell', { name: '7' }).first().waitFor()
  })

  it('pauses updates, and applies them together', async () => {
    await tab.getByRole('button', { name: 'Pause' }).click()
    await tab.getByText('Updates are paused.').waitFor()
    await tab.getByRole('button', { name: 'Resume' }).click()
    await tab.getByText('Updates are paused.').waitFor({ state: 'detached' })
  })

  it.each(['light', 'dark'] as const)('has nothing that axe finds wrong, in %s', async (colorScheme) => {
    await tab.emulateMedia({ colorScheme })
    for (const name of ['Memory', 'Reasons', 'History']) {
      await tab.getByRole('tab', { name }).click()
      await tab.locator('.loading').waitFor({ state: 'detached' })
      expect(await violationsOf(tab, 'html'), name).toEqual([])
    }
  })
})
