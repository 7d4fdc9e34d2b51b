import { readFileSync, writeFileSync } from 'node:fs'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { expect, it } from 'vitest'
import { hasComeUp } from './support/come-up.ts'
import { settledAfter } from './support/settled.ts'

const view = (name: string) =>
  `document.body.dataset.${name} = '0'\nif (import.meta.hot) import.meta.hot.accept()\n`
const NAMES = ['one', 'two', 'three'] as const
const FILES = NAMES.map((name) => `src/${name}.js`)

const start = (options: object): Promise<HotReloadTest> =>
  createHotReloadTest({
    files: {
      'vite.config.ts': `import metamon from 'metamon/vite'\nexport default { plugins: [metamon(${JSON.stringify(options)})] }`,
      'index.html': `<link rel="icon" href="data:," /><body>${FILES.map((file) => `<script type="module" src="/${file}"></script>`).join('')}</body>`,
      ...Object.fromEntries(NAMES.map((name) => [`src/${name}.js`, view(name)])),
    },
  })

const isShown = (app: HotReloadTest, version: number, names: readonly string[] = NAMES) =>
  app.page.waitForFunction(([shown, all]) => all.every((name) => document.body.dataset[name] === shown), [
    String(version),
    names,
  ] as const)

const saveAll = (app: HotReloadTest, version: number, files: readonly string[] = FILES) =>
  settledAfter(app, files, () => {
    for (const file of files)
      writeFileSync(app.path(file), readFileSync(app.path(file), 'utf8').replace(/'\d'/, `'${version}'`))
  })

it('takes each file for itself with `batchUpdates: false`', async () => {
  await using app = await start({ batchUpdates: false })
  await isShown(app, 0)
  const entries = await saveAll(app, 1)
  expect(entries.map((one) => one.files.length)).toEqual([1, 1, 1])
  await isShown(app, 1)
})

it('waits for further saves as long as `debounceMs` says', async () => {
  await using app = await start({ debounceMs: 400 })
  await isShown(app, 0)
  const [entry] = await saveAll(app, 1, FILES.slice(0, 1))
  expect(entry!.timings.total).toBeGreaterThan(400)
})

it('hears of no file that `ignorePatterns` names', async () => {
  await using app = await start({ ignorePatterns: ['**/two.js'] })
  await isShown(app, 0)
  const entries = await saveAll(app, 1)
  expect(entries).toMatchObject([
    { outcome: 'ignored', reason: 'ignored.pattern', files: ['src/two.js'] },
    { outcome: 'applied' },
  ])
  await isShown(app, 1, ['one', 'three'])
  expect(await app.page.evaluate(() => document.body.dataset.two)).toBe('0')
})

it('hears of no other file than `watchPatterns` names', async () => {
  await using app = await start({ watchPatterns: ['src/one.js'] })
  await isShown(app, 0)
  const entries = await saveAll(app, 1)
  expect(entries.filter((one) => one.reason === 'ignored.pattern')).toHaveLength(2)
  await isShown(app, 1, ['one'])
  expect(await app.page.evaluate(() => document.body.dataset.two)).toBe('0')
})

it('reloads the page when as many files have changed as `fullReloadThreshold` says', async () => {
  await using app = await start({ fullReloadThreshold: 3 })
  await isShown(app, 0)
  expect(await saveAll(app, 1, FILES.slice(0, 2))).toMatchObject([{ outcome: 'applied' }])
  expect(await saveAll(app, 2)).toMatchObject([{ outcome: 'reloaded', reason: 'reload.threshold' }])
  await isShown(app, 2)
})

it('transforms no more modules at a time than `maxConcurrentReloads` says', async () => {
  await using app = await start({ maxConcurrentReloads: 1 })
  await isShown(app, 0)
  await hasComeUp(app.page)
  const { client } = app.server.environments
  const transform = client.pluginContainer.transform.bind(client.pluginContainer)
  let [running, most] = [0, 0]
  client.pluginContainer.transform = async (...input) => {
    running += 1
    most = Math.max(most, running)
    try {
      return await transform(...input)
    } finally {
      running -= 1
    }
  }
  await saveAll(app, 1)
  await isShown(app, 1)
  expect(most).toBe(1)
})

it('gives a module up that is not evaluated within most of `reloadTimeout`', async () => {
  await using app = await start({ reloadTimeout: 500 })
  await isShown(app, 0)
  const [entry] = await settledAfter(app, FILES.slice(0, 1), () =>
    writeFileSync(app.path(FILES[0]!), `await new Promise(() => {})\n${view('one').replace('0', '1')}`),
  )
  expect(entry).toMatchObject({ outcome: 'aborted', reason: 'aborted.evaluate' })
  await saveAll(app, 2, FILES.slice(1))
  await isShown(app, 2, ['two', 'three'])
})

it('gives a page up that has not reported within `reloadTimeout`', async () => {
  await using app = await start({ reloadTimeout: 300 })
  await isShown(app, 0)
  const busy = 'for (const end = performance.now() + 1500; performance.now() < end; );'
  const [entry] = await settledAfter(app, FILES.slice(0, 1), () =>
    writeFileSync(app.path(FILES[0]!), `${busy}\n${view('one').replace('0', '1')}`),
  )
  expect(entry).toMatchObject({ outcome: 'applied', reason: 'timeout.no-report' })
})
