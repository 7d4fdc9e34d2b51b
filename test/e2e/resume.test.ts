import { writeFile } from 'node:fs/promises'
import type { HotReloadTest } from 'metamon/testing'
import { createServer } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import {
  COMPONENTS,
  EVERYBODY_ONCE,
  pingFrom,
  prepare,
  readState,
  startFixture,
  type PageState,
} from './support/fixture.ts'

let app: HotReloadTest
let before: PageState

beforeAll(async () => {
  app = await startFixture()
  await app.page.addInitScript(noteFirst)
})
afterAll(() => app.close())
beforeEach(async () => {
  before = await prepare(app.page)
  await app.page.click('[data-name=vue-card] .total')
  await app.page.$eval('[data-name=svelte-card] input', (input) => {
    const field = input as HTMLInputElement
    field.focus()
    field.setSelectionRange(2, 4)
  })
  before = await readState(app.page)
})
afterEach(async () => {
  await app.page.keyboard.press('Escape')
})

/** Notes what every component has shown first. */
function noteFirst(): void {
  const first: Record<string, string | null> = {}
  Object.assign(window, { first })
  const look = () => {
    for (const node of document.querySelectorAll<HTMLElement>('[data-name]')) {
      const counts = node.querySelector('.count')!.textContent + node.querySelector('.total')!.textContent
      first[node.dataset.name!] ??= counts
    }
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
}

/** The page is another one, and nobody can tell. */
async function expectResumed(): Promise<void> {
  await app.page.waitForFunction(() => !('isMarked' in window))
  for (const { name } of COMPONENTS) await app.page.waitForSelector(`[data-name=${name}]`)
  const components = Object.fromEntries(
    COMPONENTS.map(({ name }) => [name, { ...before.components[name], isSameNode: false }]),
  )
  await expect.poll(() => readState(app.page)).toEqual({ isSamePage: false, components })
  const firstShown = COMPONENTS.map(({ name }) => {
    const { count, total } = before.components[name]!
    return [name, `${count}${total}`]
  })
  expect(await app.page.evaluate('first')).toEqual(Object.fromEntries(firstShown))
  await expect.poll(readFocus).toEqual({ name: 'svelte-card', start: 2, end: 4 })
  expect(await pingFrom(app.page, 'vue-card')).toEqual(EVERYBODY_ONCE)
  expect(await app.page.evaluate(() => Object.keys(sessionStorage))).toEqual([])
}

const readFocus = () =>
  app.page.evaluate(() => {
    const field = document.activeElement
    const name = field?.closest('[data-name]')?.getAttribute('data-name')
    return field instanceof HTMLInputElement
      ? { name, start: field.selectionStart, end: field.selectionEnd }
      : { name }
  })

describe('a page that the user reloads', () => {
  it('begins anew', async () => {
    await app.page.reload()
    for (const { name } of COMPONENTS) await app.page.waitForSelector(`[data-name=${name}]`)
    const { components } = await readState(app.page)
    for (const { name } of COMPONENTS)
      expect(components[name]).toMatchObject({ count: '0', total: '0', typed: '' })
  })
})

describe('a page goes on where it was', () => {
  it('after an edit of its entry, and the entry of the journal says what was kept', async () => {
    const entry = await app.edit('src/main.ts', (text) => `${text}console.log('again')\n`)
    await expectResumed()
    expect(entry).toMatchObject({ outcome: 'reloaded', lost: [], diagnostics: [] })
    expect(entry.kept).toHaveLength(COMPONENTS.length + 1)
    expect(entry.kept).toContain('signal:total')
  })

  it.each([
    ['react/Native.tsx', 'useState(0)'],
    ['vue/Native.vue', 'ref(0)'],
    ['svelte/Native.svelte', '$state(0)'],
    ['solid/Native.solid.tsx', 'createSignal(0)'],
  ])('and from there over an edit of an initial value: %s', async (name, initial) => {
    const file = `src/${name}`
    const later = initial.replace('0', '7')
    await app.edit('src/main.ts', (text) => `${text}console.log('again')\n`)
    await expectResumed()
    const edited = await app.edit(file, (text) => text.replace(initial, later))
    expect(edited).toMatchObject({ outcome: 'applied', lost: [] })
    const counts = ({ components }: PageState) => COMPONENTS.map((one) => components[one.name]!.count)
    expect(counts(await readState(app.page))).toEqual(counts(before))
    await app.edit(file, (text) => text.replace(later, initial))
    expect(counts(await readState(app.page))).toEqual(counts(before))
  })

  it('after an edit of its html', async () => {
    const entry = await app.edit('index.html', (text) => text.replace('<title>fixture', '<title>edited'))
    await expectResumed()
    expect(entry).toMatchObject({ reason: 'reload.html', lost: [] })
    expect(await app.page.title()).toBe('edited')
  })

  it('after an edit of the Vite config, and the journal has an entry of its own', async () => {
    await writeFile(app.path('vite.config.ts'), `${await app.read('vite.config.ts')}// edited\n`)
    await expectResumed()
    await expect
      .poll(() => app.entries.at(-1))
      .toMatchObject({ reason: 'reload.config', lost: [], files: ['vite.config.ts'] })
    expect(app.entries.at(-1)!.kept).toHaveLength(COMPONENTS.length + 1)
  })

  it('after a dependency was bundled again', async () => {
    await app.edit('src/probe.ts', (text) => `import { atom } from 'nanostores'\nvoid atom\n${text}`)
    await expectResumed()
  })

  it('after one reload has followed another before it was loaded', async () => {
    const { hot } = app.server.environments.client
    let reloads = 0
    const reloadAgain = () => {
      reloads += 1
      if (reloads <= 3) hot.send({ type: 'full-reload', path: '*' })
      else app.server.ws.off('vite:client:connect', reloadAgain)
    }
    app.server.ws.on('vite:client:connect', reloadAgain)
    hot.send({ type: 'full-reload', path: '*' })
    await expect.poll(() => reloads, { timeout: 10_000 }).toBe(4)
    await expectResumed()
  })

  it('after its entry has thrown, when that is mended', async () => {
    const thrown = await app.edit('src/main.ts', (text) => `throw new Error('on purpose')\n${text}`)
    expect(thrown.outcome).toBe('reloaded')
    expect(await app.page.$$('[data-name]')).toEqual([])
    const mended = await app.edit('src/main.ts', (text) => text.replace(/^throw.*\n/, ''))
    await expectResumed()
    expect(mended).toMatchObject({ outcome: 'reloaded', lost: [] })
  })

  it('after its components have thrown, when they are mended', async () => {
    const files = ['react/Native.tsx', 'vue/Native.vue', 'svelte/Native.svelte', 'solid/Native.solid.tsx']
    const sources = await Promise.all(files.map((file) => app.read(`src/${file}`)))
    const write = (index: number, text: string) => writeFile(app.path(`src/${files[index]!}`), text)
    const { length } = app.entries
    const broken = sources.map((text) => text.replace("'script-0'", "(null as never)['script-0']"))
    await Promise.all(broken.map((text, index) => write(index, text.replace(' as never', ''))))
    await writeFile(app.path('src/main.ts'), `${await app.read('src/main.ts')}// broken components\n`)
    const settled = () => app.entries.slice(length).find(({ files }) => files.includes('src/main.ts'))
    await expect.poll(settled, { timeout: 15_000 }).toMatchObject({ outcome: 'reloaded' })
    expect(await app.page.$$('[data-name=react-native]')).toEqual([])
    for (const [index, text] of sources.entries()) await app.write(`src/${files[index]!}`, text)
    await expectResumed()
  })

  it('after its server was killed and started again', async () => {
    const { port } = new URL(app.url)
    await app.server.close()
    const server = await createServer({
      root: app.root,
      cacheDir: `${app.root}/.vite`,
      logLevel: 'silent',
      server: { host: '127.0.0.1', port: Number(port), strictPort: true },
    })
    onTestFinished(() => server.close())
    await server.listen()
    await expectResumed()
  })
})
