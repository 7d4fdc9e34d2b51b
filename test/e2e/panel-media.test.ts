import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from './support/axe.ts'

let app: HotReloadTest
let panel: Locator

const TABS = ['History', 'Signals', 'Subscriptions', 'Memory', 'Reasons']

beforeAll(async () => {
  app = await createHotReloadTest({
    files: {
      'vite.config.ts': `import metamon from 'metamon/vite'
export default { plugins: [metamon()] }`,
      'index.html': `<!doctype html><html lang="en"><head><title>Shop</title><link rel="icon" href="data:," /></head>
<body><main><h1>Shop</h1><button id="own">Own</button></main><script type="module" src="/src/view.js"></script></body></html>`,
      'src/view.js': `import { on, signal } from 'metamon'
const count = signal('count', 1)
on('ping', () => {})
document.body.dataset.version = 'version-0'
if (import.meta.hot) import.meta.hot.accept()
`,
    },
  })
  panel = app.page.locator('metamon-panel')
  await app.page.waitForSelector('[data-version]')
  const entry = await app.edit('src/view.js', (text) => text.replace('version-0', 'version-1'))
  expect(entry.outcome).toBe('applied')
})
beforeEach(async () => {
  await app.page.focus('#own')
  await app.page.keyboard.press('Alt+Shift+KeyM')
  await app.page.getByRole('tab', { name: 'History' }).waitFor()
})
afterEach(async () => {
  await app.page.getByRole('tab', { name: 'History' }).click()
  await app.page.getByRole('button', { name: 'Close the panel' }).click()
  await panel.waitFor({ state: 'hidden' })
  await app.page.evaluate(() => document.documentElement.removeAttribute('dir'))
  await app.page.setViewportSize({ width: 1280, height: 720 })
  await app.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' })
})
afterAll(() => app.close())

/** Shows one tab after the other. */
async function everyTab(look: (name: string) => Promise<void>): Promise<void> {
  for (const name of TABS) {
    await app.page.getByRole('tab', { name }).click()
    await app.page.locator('metamon-panel .loading').waitFor({ state: 'detached' })
    await look(name)
  }
}

/** What of the panel is wider than the panel, and cannot be scrolled to. */
const overflowing = () =>
  panel.evaluate((one) => {
    const frame = one.shadowRoot!.querySelector('.panel')!
    return [frame, frame.querySelector('.top')!, frame.querySelector('.body')!].flatMap((part) =>
      part.scrollWidth > part.clientWidth
        ? [`${part.className}: ${part.scrollWidth} of ${part.clientWidth}`]
        : [],
    )
  })

describe.each(['light', 'dark'] as const)('forced colours, %s', (colorScheme) => {
  it('leave the panel readable, with the focus and what is chosen in sight', async () => {
    await app.page.emulateMedia({ colorScheme, forcedColors: 'active', reducedMotion: 'reduce' })
    await everyTab(async (name) => expect(await violationsOf(app.page, 'metamon-panel'), name).toEqual([]))
    await app.page.keyboard.press('ArrowLeft')
    const focused = panel.locator('[role=tab]:focus-visible')
    const [outline, bar, back] = await focused.evaluate((tab) => [
      getComputedStyle(tab).outlineStyle,
      getComputedStyle(tab, '::after').backgroundColor,
      getComputedStyle(tab).backgroundColor,
    ])
    expect(outline).toBe('solid')
    expect(bar).not.toBe(back)
  })
})

describe('reduced motion', () => {
  it('is heard: nothing of the panel moves, which it does otherwise', async () => {
    const moving = () =>
      panel.evaluate(
        (one) =>
          [...one.shadowRoot!.querySelectorAll('*')].filter((part) => {
            const { transitionDuration, animationName } = getComputedStyle(part)
            return transitionDuration !== '0s' || animationName !== 'none'
          }).length,
      )
    expect(await moving()).toBeGreaterThan(0)
    await app.page.emulateMedia({ reducedMotion: 'reduce' })
    await everyTab(async (name) => expect(await moving(), name).toBe(0))
  })
})

describe('a page that is 375 pixels wide', () => {
  it.each(['ltr', 'rtl'])('has all of the panel within it, %s', async (direction) => {
    await app.page.evaluate((value) => document.documentElement.setAttribute('dir', value), direction)
    await app.page.setViewportSize({ width: 375, height: 667 })
    await everyTab(async (name) => {
      expect(await overflowing(), name).toEqual([])
      expect(await violationsOf(app.page, 'metamon-panel'), name).toEqual([])
    })
    const box = (await panel.boundingBox())!
    expect([box.x, box.width]).toEqual([0, 375])
    expect(
      await app.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0)
  })
})

describe('a page that is written from right to left', () => {
  it('has the tabs from right to left, for the arrow keys too', async () => {
    await app.page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
    const history = (await app.page.getByRole('tab', { name: 'History' }).boundingBox())!
    const signals = (await app.page.getByRole('tab', { name: 'Signals' }).boundingBox())!
    expect(signals.x).toBeLessThan(history.x)
    await app.page.getByRole('tab', { name: 'History' }).focus()
    await app.page.keyboard.press('ArrowLeft')
    await app.page.getByRole('tab', { name: 'Signals', selected: true }).waitFor()
  })
})

describe('the keyboard alone', () => {
  it('opens the panel, reaches all of it, writes a signal, and gives the focus back', async () => {
    const { page } = app
    await page.keyboard.press('ArrowRight')
    await page.getByRole('tab', { name: 'Signals', selected: true }).waitFor()
    const focused = () =>
      panel.evaluate((one) => {
        const inside = one.shadowRoot!.activeElement
        return inside?.getAttribute('aria-label') ?? inside?.textContent?.trim() ?? ''
      })
    const edit = page.getByRole('button', { name: 'Edit count' })
    await edit.waitFor()
    const visited: string[] = []
    while (!visited.includes('Edit count') && visited.length < 20) {
      await page.keyboard.press('Tab')
      visited.push(await focused())
    }
    expect(visited).toContain('Edit count')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'New value of count' }).waitFor()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('41')
    await page.keyboard.press('Enter')
    await page.getByRole('cell', { name: '41' }).first().waitFor()
    await expect.poll(focused).toBe('Edit count')
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('own')
    await page.keyboard.press('Alt+Shift+KeyM')
    await page.getByRole('tab', { name: 'Signals' }).waitFor()
  })
})
