import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { createServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { configText } from './support/app.ts'
import {
  BROUGHT_BACK,
  between,
  fill,
  INITIAL,
  readShown,
  reload,
  SECRET_FILES,
  SECRETS,
} from './support/secret-app.ts'

async function start(files: Readonly<Record<string, string>>) {
  const app = await createHotReloadTest({ files: { ...SECRET_FILES, ...files } })
  await app.page.waitForSelector('main')
  return app
}

describe('the storage', () => {
  let app: HotReloadTest
  beforeAll(async () => {
    app = await start({})
  })
  afterAll(() => app.close())

  it('holds nothing that is secret, or that no page load outlives, and the journal says so', async () => {
    await app.page.addInitScript(between('(text) => text'))
    await fill(app.page)
    const { lost, variables } = await reload(app)
    expect(await readShown(app.page)).toEqual(BROUGHT_BACK)
    const found = await app.page.evaluate('found')
    expect(found).toContain('plain text')
    expect(found).not.toMatch(SECRETS)
    expect(
      variables
        .filter(({ fate }) => fate === 'lost')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['App.action', 'App.draft'])
    const reasons = Object.fromEntries(lost.map(({ name, reason }) => [name, reason]))
    expect(reasons).toEqual({
      'signal:auth:token': expect.stringContaining('its name looks like that of a secret'),
      'state:src/App.tsx:draft': expect.stringContaining('it holds what looks like a secret'),
      'state:src/App.tsx:action': expect.stringContaining('it has, at `.run`, a function'),
    })
  })

  it.each([
    ['was tampered with', `(text) => text.replace('plain text', 'evil text')`, 'it is damaged'],
    [
      'is of another app',
      `(text) => JSON.stringify({ ...JSON.parse(text), app: 'other' })`,
      'of another app',
    ],
    ['is of another version', `(text) => text.replace('"version":1', '"version":0')`, 'of another version'],
    ['was cut off', '(text) => text.slice(0, 100)', 'it is damaged'],
  ])('is not used where it %s, and the journal says so', async (_, change, reason) => {
    await app.page.addInitScript(between(change))
    await fill(app.page)
    const { diagnostics, outcome } = await reload(app)
    expect(await readShown(app.page)).toEqual(INITIAL)
    expect(outcome).toBe('reloaded')
    expect(diagnostics[0]!.message).toContain(reason)
  })
})

describe('a page goes on without its state, and without an error', () => {
  it.each([
    ['where the storage is full', `sessionStorage.setItem('full', 'x'.repeat(5 * 1024 * 1024 - 200))`],
    [
      'where the storage is blocked',
      `Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('', 'SecurityError') } })`,
    ],
    ['where there is no storage', `Object.defineProperty(window, 'sessionStorage', { value: null })`],
  ])('%s', async (_, script) => {
    await using app = await start({
      'vite.config.ts': configText(`{ frameworks: ['react'], reloadTimeout: 4000 }`),
    })
    await app.page.addInitScript(`try { ${script} } catch {}`)
    await app.page.reload()
    await app.page.waitForSelector('main')
    await fill(app.page)
    expect((await reload(app)).outcome).toBe('reloaded')
    expect(await readShown(app.page)).toEqual(INITIAL)
    const edited = await app.edit('src/App.tsx', (text) => text.replace('>fill<', '>fill it<'))
    expect(edited.outcome).toBe('applied')
    expect(app.browserLog.filter((line) => /^(?:error|pageerror)/.test(line))).toEqual([])
  })
})

describe('a page whose server is gone', () => {
  it('is back where it was, though the user has reloaded it meanwhile', async () => {
    await using app = await start({})
    await fill(app.page)
    const { port } = new URL(app.url)
    const disconnected = app.page.waitForEvent('console', (line) => line.text().includes('connection lost'))
    await app.server.close()
    await disconnected
    await expect(app.page.reload()).rejects.toThrow('ERR_CONNECTION_REFUSED')
    await app.page.waitForURL(/^chrome-error:/)
    const server = await createServer({
      root: app.root,
      logLevel: 'silent',
      server: { host: '127.0.0.1', port: Number(port), strictPort: true },
    })
    await server.listen()
    onTestFinished(() => server.close())
    await app.page.reload()
    await expect.poll(() => readShown(app.page)).toMatchObject({ count: 1, total: 2, plain: 'plain text' })
    await app.page.reload()
    expect(await readShown(app.page)).toEqual(INITIAL)
  })
})

describe('an option', () => {
  const KEPT = {
    ...INITIAL,
    count: 1,
    login: { user: 'ada', password: '' },
    total: 2,
    plain: 'plain text',
  }

  it.each([
    ['preserveSignals', { total: 0 }],
    ['preserveComponentState', { count: 0, login: INITIAL.login }],
    ['preserveDomState', { plain: '' }],
  ])('%s keeps what it is about from being taken over a reload', async (name, change) => {
    await using app = await start({
      'vite.config.ts': configText(`{ frameworks: ['react'], ${name}: false }`),
    })
    await fill(app.page)
    await reload(app)
    expect(await readShown(app.page)).toEqual({ ...KEPT, ...change })
  })
})
