import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const FILES = {
  'vite.config.ts': `import metamon from 'metamon/vite'\nexport default { plugins: [metamon()] }`,
  'index.html':
    '<link rel="icon" href="data:," /><body><script type="module" src="/src/main.js"></script></body>',
  'src/main.js': `import './view.js'\nwindow.loadLazily = () => import('./lazy.js')`,
  'src/view.js': `import { text } from './text.js'\nimport './look.css'\ndocument.body.dataset.text = text\nwindow.evaluations = (window.evaluations ?? 0) + 1\nimport.meta.hot.accept()`,
  'src/text.js': `export const text = 'text-0'`,
  'src/look.css': 'body { --look: 0 }',
  'src/lazy.js': `import { text } from './text.js'\nexport const lazy = text\nimport.meta.hot.accept()`,
}

let app: HotReloadTest

const shown = () => app.page.evaluate(() => document.body.dataset.text)
const isShown = (text: string) => app.page.waitForFunction((one) => document.body.dataset.text === one, text)

beforeEach(async () => {
  app = await createHotReloadTest({ files: FILES })
  await isShown('text-0')
})
afterEach(() => app.close())

describe('while a save is broken', () => {
  it('a reload, a new tab and a lazy import get the last good code', async () => {
    await app.edit('src/text.js', (text) => text.replace('text-0', 'text-1'))
    await isShown('text-1')
    expect((await app.edit('src/text.js', (text) => text.replace("'text-1'", '= 1'))).outcome).toBe('aborted')
    const lazy = await app.page.evaluate(async () => {
      const { loadLazily } = window as unknown as { loadLazily(): Promise<{ lazy: string }> }
      return (await loadLazily()).lazy
    })
    expect(lazy).toBe('text-1')
    await app.page.reload()
    await isShown('text-1')
    const tab = await app.openTab()
    await tab.waitForFunction(() => document.body.dataset.text === 'text-1')
    const fixed = await app.edit('src/text.js', (text) => text.replace('= = 1', `= 'text-2'`))
    expect(fixed.outcome).toBe('applied')
    for (const page of [app.page, tab])
      await page.waitForFunction(() => document.body.dataset.text === 'text-2')
  })
})

describe('a file that is deleted', () => {
  it('stays on the page until it is back or nobody imports it', async () => {
    const text = await app.read('src/text.js')
    const { rm } = await import('node:fs/promises')
    const gone = nextEntry()
    await rm(app.path('src/text.js'))
    expect((await gone).outcome).toBe('aborted')
    expect(await shown()).toBe('text-0')
    await app.page.reload()
    await isShown('text-0')
    await app.write('src/text.js', text.replace('text-0', 'text-1'))
    await isShown('text-1')
    await app.edit('src/text.js', (one) => one.replace('text-1', 'text-2'))
    await isShown('text-2')
  })

  it('may go together with its import', async () => {
    const { rm } = await import('node:fs/promises')
    const gone = nextEntry()
    await rm(app.path('src/text.js'))
    await gone
    const entry = await app.edit('src/view.js', (text) =>
      text.replace("import { text } from './text.js'\n", '').replace('= text', `= 'alone'`),
    )
    expect(entry.outcome).toBe('applied')
    await isShown('alone')
    const next = await app.edit('src/view.js', (text) => text.replace('alone', 'still alone'))
    expect(next.outcome).toBe('applied')
    await isShown('still alone')
  })
})

describe('a save that changes no code', () => {
  it('is ignored, and the module is not evaluated again', async () => {
    const entry = await app.write('src/view.js', await app.read('src/view.js'))
    expect(entry).toMatchObject({ outcome: 'ignored', reason: 'ignored.same-content' })
    expect(await app.page.evaluate(() => Reflect.get(window, 'evaluations'))).toBe(1)
  })
})

/** The next journal entry, whatever file it is of. */
function nextEntry(): Promise<HotReloadTest['entries'][number]> {
  const { api } = app.server.config.plugins.find(({ name }) => name === 'metamon')!
  return new Promise((resolve) => {
    const stop = (api as { onSettled(listener: (entry: never) => void): () => void }).onSettled((entry) => {
      stop()
      resolve(entry)
    })
  })
}
