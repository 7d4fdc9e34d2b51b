import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import type { JournalEntry } from '../../src/shared/protocol.ts'
import { createServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { configText, PAGE } from './support/app.ts'

const FILES = {
  'vite.config.ts': configText(`{ frameworks: ['react'] }`),
  'index.html': PAGE,
  'src/main.ts': `import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import App from './App'
createRoot(document.querySelector('#app')!).render(createElement(App))
`,
  'src/App.tsx': `import { useState } from 'react'
import { useSignal } from 'metamon/react'
export default function App() {
  const [count, setCount] = useState(0)
  const [login, setLogin] = useState({ user: '', password: '' })
  const [draft, setDraft] = useState('')
  const [action, setAction] = useState<{ run?: () => void }>({})
  const [total, setTotal] = useSignal<number>('total', 0)
  const [token, setToken] = useSignal('auth:token', '')
  const fill = () => {
    setCount(1)
    setLogin({ user: 'ada', password: 'correct horse' })
    setDraft('battery staple')
    setAction({ run: () => {} })
    setTotal(2)
    setToken('abc.def')
  }
  return <main>
    <button onClick={fill}>fill</button>
    <output>{JSON.stringify({ count, login, draft, total, token, isRunnable: 'run' in action })}</output>
    <input id="plain" />
    <input id="secret" type="password" />
    <input type="password" value={draft} onChange={() => {}} />
  </main>
}`,
}

const INITIAL = {
  count: 0,
  login: { user: '', password: '' },
  draft: '',
  total: 0,
  token: '',
  isRunnable: false,
  plain: '',
  secret: '',
}

/** What the storage holds between two pages is looked at, and changed, by a script that runs before all others. */
const between = (change: string): string => `{
  const text = sessionStorage.getItem('metamon:resume')
  if (text !== null) {
    window.found = text
    const change = ${change}
    sessionStorage.setItem('metamon:resume', change(text))
  }
}`

async function start(files: Readonly<Record<string, string>>) {
  const app = await createHotReloadTest({ files: { ...FILES, ...files } })
  await app.page.waitForSelector('main')
  return app
}

async function fill({ page }: HotReloadTest): Promise<void> {
  await page.click('button')
  await page.fill('#plain', 'plain text')
  await page.fill('#secret', 'hunter2!')
}

async function read({ page }: HotReloadTest): Promise<typeof INITIAL> {
  await page.waitForSelector('main')
  return page.evaluate(() => ({
    ...(JSON.parse(document.querySelector('output')!.textContent) as typeof INITIAL),
    plain: document.querySelector<HTMLInputElement>('#plain')!.value,
    secret: document.querySelector<HTMLInputElement>('#secret')!.value,
  }))
}

const reload = (app: HotReloadTest): Promise<JournalEntry> =>
  app.edit('src/main.ts', (text) => `${text}// again\n`)

describe('the storage', () => {
  let app: HotReloadTest
  beforeAll(async () => {
    app = await start({})
  })
  afterAll(() => app.close())

  it('holds nothing that is secret, or that no page load outlives, and the journal says so', async () => {
    await app.page.addInitScript(between('(text) => text'))
    await fill(app)
    const { lost, variables } = await reload(app)
    expect(await read(app)).toEqual({
      ...INITIAL,
      count: 1,
      login: { user: 'ada', password: '' },
      total: 2,
      plain: 'plain text',
    })
    const found = await app.page.evaluate('found')
    expect(found).toContain('plain text')
    expect(found).not.toMatch(/correct horse|battery staple|hunter2|abc\.def/)
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
    await fill(app)
    const { diagnostics, outcome } = await reload(app)
    expect(await read(app)).toEqual(INITIAL)
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
    await fill(app)
    expect((await reload(app)).outcome).toBe('reloaded')
    expect(await read(app)).toEqual(INITIAL)
    const edited = await app.edit('src/App.tsx', (text) => text.replace('>fill<', '>fill it<'))
    expect(edited.outcome).toBe('applied')
    expect(app.browserLog.filter((line) => /^(?:error|pageerror)/.test(line))).toEqual([])
  })
})

describe('a page whose server is gone', () => {
  it('is back where it was, though the user has reloaded it meanwhile', async () => {
    await using app = await start({})
    await fill(app)
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
    await expect.poll(() => read(app)).toMatchObject({ count: 1, total: 2, plain: 'plain text' })
    await app.page.reload()
    expect(await read(app)).toEqual(INITIAL)
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
    await fill(app)
    await reload(app)
    expect(await read(app)).toEqual({ ...KEPT, ...change })
  })
})
