import { writeFileSync } from 'node:fs'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JournalEntry, ReasonCode } from '../../src/shared/protocol.ts'
import { COMPONENTS, prepare } from './support/fixture.ts'
import { accepting, unfitFiles } from './support/sentences-app.ts'
import {
  expectEntry,
  expectSentenceEverywhere,
  expectSentencesInPanel,
  nextEntry,
  replace,
} from './support/sentences.ts'

let app: HotReloadTest

const isUp = async () => {
  for (const { name } of COMPONENTS) await app.page.waitForSelector(`[data-name=${name}]`)
}

beforeAll(async () => {
  app = await createHotReloadTest({
    fixture: 'test/fixtures/app',
    files: { ...unfitFiles, '.env': 'VITE_A=1', 'tsconfig.json': '{}' },
  })
  await isUp()
  await prepare(app.page)
})
afterAll(() => app.close())

describe('the sentence of a reload', () => {
  const expectReload = async (entry: JournalEntry, reason: ReasonCode, sentence: RegExp) => {
    expect(entry.outcome).toBe('reloaded')
    await isUp()
    await expectEntry(app, entry, { reason, sentence })
  }

  it('names the imports up to the entry', async () => {
    const entry = await app.edit('src/unfit/helpers.ts', replace('help-0', 'help-1'))
    await expectReload(
      entry,
      'reload.no-boundary',
      /^reloaded the page: helpers\.ts has no boundary, nothing above it accepts updates \(helpers\.ts -> start\.ts -> listeners\.ts -> main\.ts\)/,
    )
    expect(entry.chain.slice(0, 2)).toEqual(['src/unfit/helpers.ts', 'src/unfit/start.ts'])
  })

  it('names the export that is no component, and says where to put it', async () => {
    const entry = await app.edit('src/unfit/Mixed.tsx', replace('low: 0', 'low: 1'))
    await expectReload(
      entry,
      'reload.mixed-exports',
      /^reloaded the page: Mixed\.tsx exports `MixedPrices` beside its components/,
    )
    expect(entry.hint).toBe('Move `MixedPrices` out of Mixed.tsx, into a file of its own')
  })

  it('names a circle of imports that hands an update round', async () => {
    const entry = await app.edit('src/unfit/ring-one.js', replace('ring-0', 'ring-1'))
    await expectReload(
      entry,
      'reload.circular',
      /^reloaded the page: ring-\w+\.js is part of an import cycle \(ring-/,
    )
  })

  it('names a circle of imports that cannot be evaluated again', async () => {
    const entry = await app.edit('src/unfit/order-b.js', replace('b-0', 'b-1'))
    await expectReload(
      entry,
      'reload.circular',
      /^reloaded the page: order-b\.js is part of an import cycle \(order-b\.js -> order-a\.js -> order-b\.js\)/,
    )
  })

  it('says that the last good version failed too', async () => {
    const entry = await app.write(
      'src/unfit/accepting.ts',
      accepting(`throw new Error('not taken')`, `document.body.dataset.isGone = 'yes'`),
    )
    await expectReload(entry, 'reload.rollback-failed', /^reloaded the page: the update failed, and so did/)
    const mended = await app.write('src/unfit/accepting.ts', accepting(''))
    await expectSentenceEverywhere(app, mended)
  })

  it('names the html', async () => {
    const entry = await app.edit('index.html', replace('<title>fixture', '<title>edited'))
    await expectReload(entry, 'reload.html', /^reloaded the page: index\.html is the page itself/)
  })

  it('names the package that had to be bundled', async () => {
    const entry = await nextEntry(
      app,
      ({ reason }) => reason === 'reload.dependencies',
      () =>
        app.edit(
          'src/vue/native-util.ts',
          (text) => `import { reactive } from '@vue/reactivity'\nvoid reactive\n${text}`,
        ),
    )
    await expectReload(
      entry,
      'reload.dependencies',
      /^reloaded the page: @vue\/reactivity was found, and all dependencies bundled anew/,
    )
  })

  it('says that a plugin has asked for it', async () => {
    const entry = await nextEntry(
      app,
      ({ outcome }) => outcome === 'reloaded',
      () => app.server.environments.client.hot.send({ type: 'full-reload', path: '*' }),
    )
    await expectReload(entry, 'reload.plugin', /^reloaded the page: a plugin asked for it/)
  })

  it.each([
    [
      'tsconfig.json',
      '{ "compilerOptions": {} }',
      'reload.config',
      /tsconfig\.json configures how everything/,
    ],
    ['.env', 'VITE_A=2', 'reload.env', /\.env holds variables that any file can read/],
  ] as const)('names %s', async (file, text, reason, sentence) => {
    const entry = await nextEntry(
      app,
      (one) => one.reason === reason && one.files.includes(file),
      () => writeFileSync(app.path(file), text),
    )
    await expectReload(entry, reason, sentence)
  })

  it('says that it was no save', async () => {
    const entry = await nextEntry(
      app,
      ({ reason }) => reason === 'reload.server',
      () => app.server.restart(),
    )
    await expectReload(
      entry,
      'reload.server',
      /^reloaded the page: the server was restarted, or the page was away/,
    )
  })

  it('names the config of Vite, and what has settled before is still known', async () => {
    const earlier = app.entries.at(-1)!
    const text = await app.read('vite.config.ts')
    const entry = await nextEntry(
      app,
      ({ files }) => files.includes('vite.config.ts'),
      () => writeFileSync(app.path('vite.config.ts'), `${text}// edited\n`),
    )
    await expectReload(
      entry,
      'reload.config',
      /^reloaded the page: vite\.config\.ts configures how everything/,
    )
    expect(app.entries.map(({ id }) => id)).toContain(earlier.id)
  })
})

it('the panel says the same of all of them', () => expectSentencesInPanel(app))
