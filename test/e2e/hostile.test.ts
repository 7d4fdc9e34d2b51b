import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const view = (version: number) =>
  `document.body.dataset.version = '${version}'\nif (import.meta.hot) import.meta.hot.accept()\n`

let app: HotReloadTest
let version = 0

const isShown = (shown: number) =>
  app.page.waitForFunction((one) => document.body.dataset.version === one, String(shown))

/** Saves a good file: what has been sent before must not have changed what comes of it. */
async function saveNext(): Promise<HotReloadTest['entries'][number]> {
  version += 1
  const entry = await app.write('src/view.js', view(version))
  await isShown(version)
  return entry
}

/** Sends frames to the server as a second page would, over a socket of its own, and waits until they are read. */
const sendRaw = (frames: readonly string[]) =>
  app.page.evaluate(async (texts) => {
    const client = await (await fetch('/@vite/client')).text()
    const token = /wsToken = "([^"]+)"/.exec(client)?.[1] ?? ''
    const socket = new WebSocket(`ws://${location.host}/?token=${token}`, 'vite-hmr')
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }))
    for (const text of texts) socket.send(text)
    await new Promise((resolve) => {
      socket.addEventListener('close', resolve, { once: true })
      socket.close()
    })
  }, frames)

const custom = (event: string, data: unknown) => JSON.stringify({ type: 'custom', event, data })

beforeAll(async () => {
  app = await createHotReloadTest({
    files: {
      'vite.config.ts': `import metamon from 'metamon/vite'\nexport default { plugins: [metamon({ reloadTimeout: 3000 })] }`,
      'index.html':
        '<link rel="icon" href="data:," /><body><script type="module" src="/src/view.js"></script></body>',
      'src/view.js': view(0),
      'src/secret.js': `export const secret = 'never served by a message'`,
    },
  })
  await isShown(0)
  await saveNext()
})
afterAll(() => app.close())

describe('a message of a stranger', () => {
  const lastId = () => app.entries.at(-1)!.id
  const report = (more: object) => ({
    phase: 'update',
    failed: 'render',
    reapply: ['/src/secret.js'],
    ...more,
  })

  it.each([
    ['with a transaction that was never begun', () => [custom('metamon:report', report({ id: 'forged' }))]],
    [
      'that repeats the report of a settled transaction',
      () => [custom('metamon:report', report({ id: lastId() }))],
    ],
    [
      'that says that a settled transaction was reloaded',
      () => [custom('metamon:report', { ...report({ id: lastId() }), reloaded: 'asked' })],
    ],
    [
      'of a shape that nobody knows',
      () => [undefined, null, 1, 'x', [], {}, { id: {} }].map((data) => custom('metamon:report', data)),
    ],
    [
      'with a prototype in it',
      () => [
        `{"type":"custom","event":"metamon:report","data":{"id":"a","phase":"update","__proto__":{"polluted":1},"lost":[{"__proto__":{"polluted":1}}]}}`,
      ],
    ],
    [
      'that is huge',
      () => [custom('metamon:report', report({ id: lastId(), kept: ['x'.repeat(5_000_000)] }))],
    ],
    [
      'that names paths and code',
      () => [custom('metamon:report', report({ id: lastId(), files: ['/etc/passwd'], code: 'x' }))],
    ],
    [
      'in the name of the server',
      () =>
        ['metamon:begin', 'metamon:end', 'metamon:settled'].map((event) =>
          custom(event, report({ id: lastId() })),
        ),
    ],
    ['that only says hello, and leaves', () => [custom('metamon:hello', { id: '__proto__' })]],
    [
      'that says hello a thousand times',
      () => Array.from({ length: 1000 }, () => custom('metamon:hello', null)),
    ],
  ])('%s changes nothing', async (_, frames) => {
    const settled = app.entries.length
    await sendRaw(frames())
    expect(app.entries).toHaveLength(settled)
    const entry = await saveNext()
    expect(entry).toMatchObject({
      outcome: 'applied',
      reason: 'hot.self-accept',
      files: ['src/view.js'],
      diagnostics: [],
    })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(app.serverLog.filter((line) => line.startsWith('error'))).toEqual([])
  })
})
