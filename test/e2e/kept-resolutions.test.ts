import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import type { Plugin } from 'vite'
import { afterEach, expect, it } from 'vitest'
import { settledAfter } from './support/settled.ts'

const view = (edit: number, specifier = './part') => `import { text } from '${specifier}'
document.querySelector('p').textContent = text + ' ${edit}'
import.meta.hot.accept()`

const FILES = {
  'vite.config.js': `import metamon from 'metamon/vite'\nexport default { plugins: [metamon({ logLevel: 'silent' })] }`,
  'index.html':
    '<link rel="icon" href="data:," /><body><p></p><script type="module" src="/src/main.js"></script></body>',
  'src/main.js': `import './view.js'`,
  'src/view.js': view(0),
  'src/part.js': `export const text = 'part.js'`,
  'src/other.js': `export const text = 'other.js'`,
}

let app: HotReloadTest
afterEach(() => app.close())

const shown = () => app.page.textContent('p')

async function open({ files = {}, plugins = [] }: { files?: Record<string, string>; plugins?: Plugin[] }) {
  app = await createHotReloadTest({ files: { ...FILES, ...files }, vite: { plugins } })
  await app.page.waitForFunction(() => document.querySelector('p')?.textContent?.endsWith(' 0'))
}

/** Notes how often something asks where `./part` is. */
function countingPlugin(name: string, answer: () => string | undefined = () => undefined) {
  const counted = { times: 0 }
  const resolveId = (id: string) => {
    if (id !== './part') return undefined
    counted.times += 1
    const file = answer()
    return file && app.path(`src/${file}`)
  }
  return { counted, plugin: { name, enforce: 'pre' as const, resolveId } }
}

it('asks nobody again for what a module has imported the last time', async () => {
  const { counted, plugin } = countingPlugin('vite:counting')
  await open({ plugins: [plugin] })
  await app.write('src/view.js', view(1))
  counted.times = 0
  await app.write('src/view.js', view(2))
  expect(await shown()).toBe('part.js 2')
  expect(counted.times).toBe(0)
})

it('asks a plugin that has rules of its own every time', async () => {
  let name: string | undefined
  const { counted, plugin } = countingPlugin('of-somebody', () => name)
  await open({ plugins: [plugin] })
  for (const edit of [1, 2]) {
    counted.times = 0
    await app.write('src/view.js', view(edit))
    expect(await shown()).toBe(`part.js ${edit}`)
    expect(counted.times).toBeGreaterThan(0)
  }
  name = 'other.js'
  await app.write('src/view.js', view(3))
  expect(await shown()).toBe('other.js 3')
})

it('finds a file that has come since, and goes before the other', async () => {
  await open({})
  await app.write('src/view.js', view(1))
  const added = once(app.server.watcher, 'add')
  writeFileSync(app.path('src/part.mjs'), `export const text = 'part.mjs'`)
  await added
  await app.write('src/view.js', view(2))
  expect(await shown()).toBe('part.mjs 2')
})

it('does not find a file that is gone, and goes on when it is back', async () => {
  await open({})
  await app.write('src/view.js', view(1))
  await settledAfter(app, ['src/part.js'], () => rmSync(app.path('src/part.js')))
  expect(await app.write('src/view.js', view(2))).toMatchObject({ outcome: 'aborted' })
  expect(await shown()).toBe('part.js 1')
  const back = app.write('src/part.js', `export const text = 'back'`)
  expect(await back).toMatchObject({ outcome: 'applied' })
  await expect.poll(shown).toBe('back 2')
})

it('follows what a package file says', async () => {
  const packageFile = (name: string) => JSON.stringify({ type: 'module', imports: { '#part': `./${name}` } })
  await open({ files: { 'src/package.json': packageFile('part.js'), 'src/view.js': view(0, '#part') } })
  await app.write('src/view.js', view(1, '#part'))
  const changed = once(app.server.watcher, 'change')
  writeFileSync(app.path('src/package.json'), packageFile('other.js'))
  await changed
  await app.write('src/view.js', view(2, '#part'))
  expect(await shown()).toBe('other.js 2')
})
