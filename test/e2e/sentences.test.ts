import { readFileSync, writeFileSync } from 'node:fs'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JournalEntry } from '../../src/shared/protocol.ts'
import { COMPONENTS, prepare } from './support/fixture.ts'
import { accepting, unfitFiles } from './support/sentences-app.ts'
import {
  expectEntry,
  expectSentenceEverywhere,
  expectSentencesInPanel,
  replace,
  sentenceInPage,
  timeless,
} from './support/sentences.ts'
import { settledAfter } from './support/settled.ts'

let app: HotReloadTest

const isUp = async () => {
  for (const { name } of COMPONENTS) await app.page.waitForSelector(`[data-name=${name}]`)
}

beforeAll(async () => {
  app = await createHotReloadTest({ fixture: 'test/fixtures/app', files: unfitFiles })
  await isUp()
  await prepare(app.page)
})
afterAll(() => app.close())

describe('the sentence of an update', () => {
  it('names what takes its own update', async () => {
    const entry = await app.edit('src/react/Native.tsx', replace('markup-0', 'markup-1'))
    await expectEntry(app, entry, {
      reason: 'hot.self-accept',
      sentence: /^updated Native\.tsx · react · 8 ms · all state kept$/,
    })
    expect(entry).toMatchObject({ outcome: 'applied', frameworks: ['react'], chain: [] })
    expect(entry.steps.map(({ kind }) => kind)).toEqual(['changed', 'parsed', 'boundary', 'keep', 'verified'])
    expect(Date.now() - entry.savedAt).toBeLessThan(60_000)
    const { watch, send, apply, verify, total } = entry.timings
    for (const milliseconds of [watch, send, apply, verify, total])
      expect(milliseconds).toBeGreaterThanOrEqual(0)
  })

  it('names what takes the update of another file', async () => {
    const entry = await app.edit('src/vue/native-util.ts', replace('util-0', 'util-1'))
    await expectEntry(app, entry, {
      reason: 'hot.boundary',
      sentence: /^updated native-util\.ts through Native\.vue · vue · 8 ms · all state kept$/,
    })
  })

  it('tells styles, templates and scripts from each other', async () => {
    const style = await app.edit('src/react/native.css', replace('style-0', 'style-1'))
    await expectEntry(app, style, {
      reason: 'hot.style-only',
      sentence: /^updated native\.css: styles only · 8 ms/,
    })
    const template = await app.edit('src/vue/Native.vue', replace('markup-0', 'markup-1'))
    await expectEntry(app, template, {
      reason: 'hot.template-only',
      sentence: /^updated Native\.vue: its template only · vue · 8 ms/,
    })
    const script = await app.edit('src/svelte/Native.svelte', replace("'script-0'", "'script-1'"))
    await expectEntry(app, script, {
      reason: 'hot.script-state-kept',
      sentence: /^updated Native\.svelte: made anew, with its state · svelte · 8 ms · all state kept$/,
    })
  })

  it('names a component whose hooks have changed', async () => {
    const entry = await app.edit(
      'src/react/Native.tsx',
      replace('const [count,', 'const [more] = useState(1)\n  void more\n  const [count,'),
    )
    await expectEntry(app, entry, {
      reason: 'remount.signature',
      sentence: /^updated Native\.tsx: other hooks in Native, made anew · react · 8 ms/,
    })
  })

  it('names what was reset, and why', async () => {
    const entry = await app.edit(
      'src/vue/Native.vue',
      replace('const count = ref(0)', "const count = ref('x')"),
    )
    expect(timeless(entry)).toMatch(
      /^updated Native\.vue.* · reset Native\.count \(it held a number, and its new initial value is a string\)$/,
    )
    await expectSentenceEverywhere(app, entry)
    await app.edit('src/vue/Native.vue', replace("const count = ref('x')", 'const count = ref(0)'))
  })

  it('counts files that were saved together', async () => {
    const files = ['src/react/Native.tsx', 'src/solid/Native.solid.tsx']
    const texts = await Promise.all(files.map((file) => app.read(file)))
    const [entry] = await settledAfter(app, files, () => {
      for (const [index, file] of files.entries())
        writeFileSync(app.path(file), texts[index]!.replace(/markup-\d/, 'markup-8'))
    })
    await expectEntry(app, entry, {
      reason: 'hot.self-accept',
      sentence: /^updated Native.*\.tsx and 1 more · react, solid · 8 ms/,
    })
    expect(entry!.steps).toContainEqual({
      kind: 'changed',
      text: '2 files are one transaction',
      code: 'batched',
    })
  })

  it('tells of a save that the watcher has dropped', async () => {
    const file = app.path('src/react/Native.tsx')
    const [early, late] = ['markup-2', 'markup-3'].map((markup) =>
      readFileSync(file, 'utf8').replace('markup-8', markup),
    )
    const { watcher } = app.server
    const writeLate = () => {
      if (readFileSync(file, 'utf8') !== early) return
      watcher.off('change', writeLate)
      setTimeout(() => writeFileSync(file, late!), 20)
    }
    const known = app.entries.length
    const healed = (): JournalEntry | undefined =>
      app.entries
        .slice(known)
        .find(
          ({ files, steps }) =>
            /react/.test(String(files)) && steps.some(({ code }) => code === 'healed.lost-save'),
        )
    // A watcher that is late itself hears of both saves.
    for (let times = 0; times < 5 && !healed(); times++) {
      watcher.on('change', writeLate)
      await app.write('src/react/Native.tsx', early!)
      await app.page.locator('b', { hasText: 'markup-3' }).first().waitFor()
      await app.edit('src/probe.ts', (probe) => `${probe}\n`)
    }
    await expectEntry(app, healed(), {
      reason: 'hot.self-accept',
      sentence: /^updated Native\.tsx · react · 8 ms · all state kept · a save that the watcher had dropped$/,
    })
  })
})

describe('the sentence of a save that fails', () => {
  it('quotes the error of what does not compile, with its line', async () => {
    const entry = await app.edit('src/vue/Native.vue', replace('const note =', 'const note = ='))
    await expectEntry(app, entry, {
      reason: 'aborted.compile',
      sentence: /^not applied: Native\.vue:\d+ ".+" · the page goes on as it is, all state kept$/,
    })
    expect(entry.hint).toBe('Fix it and save: what waits is updated with it')
    await app.edit('src/vue/Native.vue', replace('const note = =', 'const note ='))
  })

  it('quotes what a module throws while it is evaluated', async () => {
    const entry = await app.edit(
      'src/second-listener.ts',
      (text) => `${text}\nthrow new Error('on purpose')\n`,
    )
    await expectEntry(app, entry, {
      reason: 'aborted.evaluate',
      sentence:
        /^not applied: second-listener\.ts threw while it was loaded \(".*on purpose"\) · the last good version is running/,
    })
    const undone = await app.edit('src/second-listener.ts', replace("throw new Error('on purpose')\n", ''))
    await expectEntry(app, undone, {
      reason: 'ignored.same-content',
      sentence: /^ignored second-listener\.ts: it compiles to what/,
    })
  })

  it('quotes what a component throws while it renders', async () => {
    const entry = await app.edit(
      'src/vue/Native.vue',
      replace("const note = 'script-0'", "const note = [].length ? '' : (null as never)['script-0']"),
    )
    await expectEntry(app, entry, {
      reason: 'rollback.render',
      sentence:
        /^rolled back Native\.vue: it threw while rendering \(".*script-0.*"\) · the last good version is running, all state kept$/,
    })
    expect(entry.steps.map(({ kind }) => kind)).toContain('rolled-back')
    await app.edit('src/vue/Native.vue', replace(/const note = .*/, "const note = 'script-2'"))
  })

  it('quotes what throws while a module is taken over', async () => {
    const entry = await app.write('src/unfit/accepting.ts', accepting(`throw new Error('not taken')`))
    await expectEntry(app, entry, {
      reason: 'rollback.accept',
      sentence:
        /^rolled back accepting\.ts: it threw while it was taken over \(".*not taken"\) · the last good version/,
    })
    await app.write('src/unfit/accepting.ts', accepting('void 0'))
  })
})

describe('the sentence of a save that changes no page', () => {
  it('says that none has loaded the file', async () => {
    const entry = await app.write('src/unused.ts', 'export {}')
    await expectEntry(app, entry, {
      reason: 'ignored.not-in-graph',
      sentence: /^ignored unused\.ts: no page has loaded it$/,
    })
  })

  it('says that no open page shows it', async () => {
    const entry = await app.write('about.html', '<p>about</p>')
    const edited =
      entry.reason === 'ignored.no-page' ? entry : await app.write('about.html', '<p>about it</p>')
    await expectEntry(app, edited, {
      reason: 'ignored.no-page',
      sentence: /^ignored about\.html: no open page shows it$/,
    })
  })
})

describe('a page that comes later', () => {
  it('knows what has settled before it, without being told of it as of news', async () => {
    const entry = await app.edit('src/react/Native.tsx', replace(/markup-\d/, 'markup-7'))
    const tab = await app.openTab()
    await expect.poll(() => sentenceInPage(tab, entry)).toBe(entry.sentence)
    await tab.context().close()
  })
})

describe('a save while no page is open', () => {
  it('is told so', async () => {
    await app.page.close()
    await expect.poll(() => app.server.ws.clients.size).toBe(0)
    const entry = await app.edit('src/react/Native.tsx', replace(/markup-\d/, 'markup-4'))
    await expectEntry(
      app,
      entry,
      { reason: 'ignored.no-client', sentence: /^ignored Native\.tsx: no page is open$/ },
      {
        isPageOpen: false,
      },
    )
  })
})

it('the panel says the same of all of them', () => expectSentencesInPanel(app))
