import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAttacked, tokenOf, type AttackedApp } from './support/attacked-app.ts'
import { rawRequest } from './support/raw-request.ts'

const EVIL = `<img src=x onerror="window.isEvil=1"></script><script>window.isEvil=1</script>`
/** As a part of what one can save a file as. */
const EVIL_NAME = '<img src=x onerror=isEvil=1>'
const TEXT = `${EVIL} javascript:isEvil=1 \u2028 \u202E \u001B[31m`
const POLICY =
  "require-trusted-types-for 'script'; script-src 'self' 'nonce-abc'; style-src 'self' 'nonce-abc'"

const good = (version: number) => `import { signal } from 'metamon'
signal(${JSON.stringify(`key ${TEXT}`)}, 'value').value = ${JSON.stringify(TEXT)}
document.body.dataset.evil = '${version}'
if (import.meta.hot) import.meta.hot.accept()
`
const file = `src/${EVIL_NAME}.js`

let app: AttackedApp

beforeAll(async () => {
  app = await startAttacked({
    files: {
      'vite.config.ts': `import metamon from 'metamon/vite'
export default {
  html: { cspNonce: 'abc' },
  server: { headers: { 'Content-Security-Policy': ${JSON.stringify(POLICY)} } },
  plugins: [metamon({ reloadTimeout: 3000, ignorePatterns: ['**/</script>${EVIL_NAME}'] })],
}`,
      'src/view.js': `document.body.dataset.version = '0'
import(${JSON.stringify(`./${EVIL_NAME}.js`)})
if (import.meta.hot) import.meta.hot.accept()
`,
      [file]: good(0),
    },
  })
  await app.page.waitForSelector('body[data-evil="0"]', { state: 'attached' })
})
afterAll(() => app.close())

/** What is in the shadow of an element, as text, and of what kind the elements there are. */
const looked = (page: Page, tag: string) =>
  page.evaluate((name) => {
    const texts: string[] = []
    const found: string[] = []
    const links: string[] = []
    const visit = (node: ParentNode) => {
      for (const one of node.querySelectorAll('*')) {
        if (/^(?:script|img|iframe|object|embed|form)$/i.test(one.tagName)) found.push(one.tagName)
        for (const { name: attribute } of one.attributes) if (/^on/i.test(attribute)) found.push(attribute)
        for (const attribute of ['href', 'src', 'action', 'xlink:href']) {
          const value = one.getAttribute(attribute)
          if (value !== null) links.push(value)
        }
        if (one.shadowRoot) visit(one.shadowRoot)
      }
      texts.push(node.textContent ?? '')
    }
    for (const one of document.querySelectorAll(name)) if (one.shadowRoot) visit(one.shadowRoot)
    return { text: texts.join('\n'), found, links }
  }, tag)

async function expectOnlyText(page: Page, tag: string, contained: string): Promise<void> {
  await expect.poll(async () => (await looked(page, tag)).text).toContain(contained)
  const { found, links } = await looked(page, tag)
  expect(found).toEqual([])
  for (const link of links) expect(link).toMatch(/^(?:https?:\/\/|#|\/)/)
  expect(await page.evaluate('window.isEvil')).toBeUndefined()
}

describe('attack 15 and 17: text of the app is text, and links lead nowhere else', () => {
  it('in a toast', async () => {
    const entry = await app.write(file, good(1))
    expect(entry.outcome).toBe('applied')
    await expectOnlyText(app.page, 'metamon-toast, metamon-toasts', EVIL_NAME)
  })

  it('in the overlay, of an error that is thrown', async () => {
    const entry = await app.write(file, `${good(2)}\nthrow new Error(${JSON.stringify(TEXT)})\n`)
    expect(entry.outcome).toBe('aborted')
    expect(entry.sentence).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u)
    await expectOnlyText(app.page, 'metamon-overlay', '<img src=x onerror')
    await app.write(file, good(3))
  })

  it('in the overlay, of a line that cannot be parsed', async () => {
    const entry = await app.write(file, `const evil = '${EVIL}' + javascript:isEvil=1\n${good(4)}`)
    expect(entry.outcome).toBe('aborted')
    await expectOnlyText(app.page, 'metamon-overlay', '<img src=x onerror')
    await app.write(file, good(5))
  })

  it('in the panel of the page', async () => {
    await app.page.keyboard.press('Alt+Shift+M')
    await expectOnlyText(app.page, 'metamon-panel', EVIL_NAME)
  })

  it('in the panel in a tab of its own, in every view', async () => {
    const page = await (await app.page.context().browser()!.newContext()).newPage()
    await page.goto(`${app.url}__metamon/`)
    await expectOnlyText(page, 'metamon-panel', EVIL_NAME)
    const tabs = page.getByRole('tab')
    for (const tab of await tabs.all()) {
      await tab.click()
      await expectOnlyText(page, 'metamon-panel', '')
    }
    await page.getByRole('tab', { name: /signals/i }).click()
    await expectOnlyText(page, 'metamon-panel', '<img src=x onerror')
    await page.context().close()
  })

  it('where nobody had to switch off what the page forbids', () => {
    expect(
      app.browserLog.filter((line) => /TrustedHTML|TrustedScript|Content Security Policy/.test(line)),
    ).toEqual([])
  })
})

describe('attack 15: code that makes HTML or code of text', () => {
  it.each(['client', 'overlay', 'toast', 'panel', 'reasons'])('is not in the module %s', async (name) => {
    const code = await readFile(resolve(import.meta.dirname, `../../dist/${name}.js`), 'utf8')
    const sinks =
      /\b(?:inner|outer)HTML\s*=[^=]|insertAdjacentHTML|document\.write|createContextualFragment|setHTMLUnsafe|parseFromString|\beval\(|new Function\b|javascript:/g
    expect(code.match(sinks) ?? []).toEqual([])
  })
})

describe('attack 16: what is put into HTML', () => {
  it.each(['/', '/__metamon/'])('is a module with a url, and no data: %s', async (path) => {
    const { text } = await rawRequest(app.url, { path, headers: { Accept: 'text/html' } })
    expect(text).toContain('<script')
    expect(text).not.toContain(await tokenOf(app.url))
    expect(text).not.toContain('onerror')
    const inline = [...text.matchAll(/<script[^>]*>([^<]+)<\/script>/g)].map(([, code]) => code!.trim())
    expect(inline.filter((code) => /metamon/i.test(code))).toEqual([])
  })
})
