import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'

/** No inline script or style, no eval, and nothing that makes code or markup out of text. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self' ws:; img-src 'self' data:; require-trusted-types-for 'script'"

let app: HotReloadTest

beforeAll(async () => {
  app = await createHotReloadTest({
    files: {
      'vite.config.ts': `import metamon from 'metamon/vite'
export default { plugins: [metamon()], server: { headers: { 'Content-Security-Policy': ${JSON.stringify(POLICY)} } } }`,
      'index.html':
        '<link rel="icon" href="data:," /><body><script type="module" src="/src/view.js"></script></body>',
      'src/view.js': `import { signal } from 'metamon'
const name = signal('user:name', '<img src=x onerror=alert(1)>')
name.subscribe((value) => (document.body.dataset.name = value))
if (import.meta.hot) import.meta.hot.accept()
`,
    },
  })
  await app.page.waitForSelector('[data-name]')
})
afterAll(() => app.close())

it('works in a page with a strict policy and trusted types, and shows hostile text as text', async () => {
  const { page } = app
  await page.keyboard.press('Alt+Shift+KeyM')
  const tab = page.getByRole('tab', { name: 'Signals' })
  await tab.click()
  await page.getByText('"<img src=x onerror=alert(1)>"').first().waitFor()
  // The style has come with it.
  expect(await tab.evaluate((element) => getComputedStyle(element).cursor)).toBe('pointer')
  const handle = page.getByRole('separator')
  await handle.focus()
  await page.keyboard.press('ArrowUp')
  expect(await handle.getAttribute('aria-valuenow')).toBe('50')
  const height = await page.locator('metamon-panel').evaluate((element) => element.clientHeight / innerHeight)
  expect(height).toBeCloseTo(0.5, 2)
  await page.getByRole('tab', { name: 'Reasons' }).click()
  await page.getByRole('heading', { name: 'Why it happens' }).waitFor()
  expect(app.browserLog.filter((line) => /Content Security Policy|Trusted/i.test(line))).toEqual([])
})
