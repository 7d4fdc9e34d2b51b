import { writeFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { apiOf } from './support/sentences.ts'

let app: HotReloadTest
/** What is typed into the terminal of the server. */
let terminal: PassThrough

beforeAll(async () => {
  terminal = Object.assign(new PassThrough(), { isTTY: true })
  // All streams have what is used of it.
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(terminal as unknown as typeof process.stdin)
  vi.stubEnv('CI', '')
  app = await createHotReloadTest({
    files: {
      'vite.config.ts': `import metamon from 'metamon/vite'
export default { plugins: [metamon()] }`,
      'index.html':
        '<link rel="icon" href="data:," /><body><script type="module" src="/src/view.js"></script></body>',
      'src/view.js': VIEW,
      // What Vite runs instead of a browser.
      'browser.js': `import { writeFileSync } from 'node:fs'
writeFileSync(new URL('opened.txt', import.meta.url), process.argv.at(-1))`,
    },
  })
  await app.page.waitForSelector('[data-version="0"]')
  app.server.bindCLIShortcuts()
})
afterAll(async () => {
  await app.close()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const VIEW = `import { signal } from 'metamon'
const count = signal('count', 1)
count.subscribe((value) => (document.body.dataset.count = value))
document.body.onclick = () => (count.value += 1)
document.body.dataset.version = '0'
if (import.meta.hot) import.meta.hot.accept()
`

const press = (key: string) => void terminal.write(`${key}\n`)

/** What the terminal says from now on. */
function listen(): () => string {
  const from = app.serverLog.length
  return () => app.serverLog.slice(from).join('\n')
}

const save = (version: number) =>
  app.edit('src/view.js', (text) => text.replace(/version = '\d'/, `version = '${version}'`))
const versionOf = () => app.page.evaluate(() => document.body.dataset['version'])

it('are told with those of Vite', async () => {
  const told = listen()
  press('h')
  await expect.poll(told).toContain('press q + enter to quit')
  for (const line of ['m + enter to open the Metamon panel', 'p + enter to pause or resume hot updates'])
    expect(told()).toContain(line)
})

it('say why the last save ended as it did', async () => {
  const before = listen()
  press('w')
  await expect.poll(before).toContain('nothing was saved yet')
  const { sentence, reason } = await save(1)
  const told = listen()
  press('w')
  await expect.poll(told).toContain(sentence)
  expect(told()).toContain(`${app.url}__metamon/#/reasons/${reason}`)
})

it('pause updates, and go on with what was saved meanwhile', async () => {
  const paused = listen()
  press('p')
  await expect.poll(paused).toContain('hot updates are paused')
  const resumed = listen()
  const settled = app.entries.length
  writeFileSync(app.path('src/view.js'), VIEW.replace(`'0'`, `'2'`))
  await expect.poll(() => apiOf(app).controls.pausedFiles).toBe(1)
  expect(await versionOf()).toBe('1')
  press('p')
  await expect.poll(resumed).toContain('hot updates go on, with 1 saved file')
  await expect.poll(versionOf).toBe('2')
  await expect.poll(() => app.entries.length).toBe(settled + 1)
})

it('have the next update start all state anew', async () => {
  await app.page.click('body')
  await app.page.waitForSelector('[data-count="2"]')
  const told = listen()
  press('k')
  await expect.poll(told).toContain('the next update starts all state anew')
  expect(await save(3)).toMatchObject({ reason: 'reload.cleared' })
  await app.page.waitForSelector('[data-version="3"][data-count="1"]')
})

it('open the panel', async () => {
  vi.stubEnv('BROWSER', app.path('browser.js'))
  press('m')
  await expect.poll(() => app.read('opened.txt').catch(() => '')).toBe(`${app.url}__metamon/`)
})
