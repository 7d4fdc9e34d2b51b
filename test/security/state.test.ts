import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  BROUGHT_BACK,
  between,
  fill,
  INITIAL,
  readShown,
  reload,
  SECRET_FILES,
  SECRETS,
} from '../e2e/support/secret-app.ts'

const CONFIG = `import metamon from 'metamon/vite'
export default { plugins: [metamon({ frameworks: ['react'], reloadTimeout: 4000 })] }`

let app: HotReloadTest

beforeAll(async () => {
  app = await createHotReloadTest({ files: { ...SECRET_FILES, 'vite.config.ts': CONFIG } })
  await app.page.waitForSelector('main')
  await app.page.context().close()
})
afterAll(() => app.close())

/** The page of each test is another one: what runs in it before all others cannot be taken back. */
let page: Page

const runFirst = (script: string): Promise<unknown> => page.addInitScript(script).then(() => page.reload())

beforeEach(async () => {
  page = await app.openTab()
  await page.waitForSelector('main')
})
afterEach(() => page.context().close())

describe('attack 18: a record that somebody has changed', () => {
  it.each([
    ['with another version', `(text) => text.replace('"version":1', '"version":0')`],
    ['of another app', `(text) => JSON.stringify({ ...JSON.parse(text), app: 'other' })`],
    ['with another value in it', `(text) => text.replace('plain text', 'evil text')`],
    [
      'with a prototype in it',
      `(text) => text.replace('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},')`,
    ],
    ['of five megabytes', `() => 'x'.repeat(4_900_000)`],
    ['that is no JSON', `() => '<script>'`],
  ])('is not used %s, and the journal says so', async (_, change) => {
    await runFirst(between(change))
    await fill(page)
    const { outcome, diagnostics } = await reload(app)
    expect(outcome).toBe('reloaded')
    expect(await readShown(page)).toEqual(INITIAL)
    expect(diagnostics[0]?.message).toContain('is not used')
    expect(await page.evaluate('({}).polluted')).toBeUndefined()
  })
})

describe('attack 19: a secret', () => {
  it('is in no storage, journal, log or message', async () => {
    const frames: string[] = []
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => void frames.push(String(payload)))
      socket.on('framereceived', ({ payload }) => void frames.push(String(payload)))
    })
    await runFirst(between('(text) => text'))
    await page.waitForSelector('main')
    await fill(page)
    await app.edit('src/App.tsx', (text) => text.replace('>fill<', '>fill it<'))
    await reload(app)
    expect(await readShown(page)).toEqual(BROUGHT_BACK)
    expect(await page.evaluate('found')).toContain('plain text')
    expect(await page.evaluate('found')).not.toMatch(SECRETS)
    expect(frames.length).toBeGreaterThan(2)
    for (const told of [frames, app.entries, app.serverLog, app.browserLog])
      expect(JSON.stringify(told)).not.toMatch(SECRETS)
  })
})

describe('attack 20: a storage', () => {
  it.each([
    ['that is full', `sessionStorage.setItem('full', 'x'.repeat(5 * 1024 * 1024 - 1000))`],
    ['that throws', `Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }`],
    [
      'that is blocked',
      `Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('', 'SecurityError') } })`,
    ],
  ])('%s costs the state of a reload, and nothing else', async (name, script) => {
    const errors: string[] = []
    page.on('pageerror', ({ message }) => void errors.push(message))
    await runFirst(`try { ${script} } catch {}`)
    await fill(page)
    expect((await reload(app)).outcome).toBe('reloaded')
    expect(await readShown(page)).toEqual(INITIAL)
    const { outcome } = await app.edit('src/App.tsx', (text) =>
      text.replace(/<main[^>]*>/, `<main title="${name}">`),
    )
    expect(outcome).toBe('applied')
    await page.waitForSelector(`main[title="${name}"]`)
    expect(errors).toEqual([])
  })
})

describe('attack 21: what is left of a page', () => {
  it('is gone when the next one has it, and is left by no page that is only closed', async () => {
    await fill(page)
    await reload(app)
    expect(await readShown(page)).toEqual(BROUGHT_BACK)
    expect(
      await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('metamon'))),
    ).toEqual([])
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await page.goto('about:blank')
    await page.goto(app.url)
    expect(
      await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('metamon'))),
    ).toEqual([])
    expect(await readShown(page)).toEqual(INITIAL)
  })

  it('names its app by the root and the base', async () => {
    const code = (base: string, root: string) => app.server.config.base + base + root
    expect(code('/', app.root)).not.toBe(code('/app/', app.root))
    const text = (await app.server.transformRequest('\0metamon:client'))!.code
    expect(text).toMatch(/"?app"?: "[0-9a-f]{16}"/)
    expect(text).not.toContain(`"${app.root}"`)
  })
})
