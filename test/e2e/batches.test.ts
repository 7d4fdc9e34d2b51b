import { readFileSync, writeFileSync } from 'node:fs'
import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FRAMEWORKS, type Framework } from '../../src/shared/framework.ts'
import { settledAfter } from './support/settled.ts'
import { EVERYBODY_ONCE, filesOf, pingFrom, prepare, readState, startFixture } from './support/fixture.ts'

const FILES = FRAMEWORKS.map((framework) => filesOf(framework, 'native').component)

/** Saves files in one go, so that none is settled before the last is saved. */
const saveAll = (app: HotReloadTest, change: (text: string, file: string) => string, files = FILES) =>
  settledAfter(app, files, () => {
    for (const file of files)
      writeFileSync(app.path(file), change(readFileSync(app.path(file), 'utf8'), file))
  })

const markup = (app: HotReloadTest) =>
  app.page.evaluate(
    (names) => names.map((name) => document.querySelector(`[data-name=${name}] b`)?.textContent),
    FRAMEWORKS.map((framework) => `${framework}-native`),
  )

describe('one file of each framework, saved together', () => {
  let app: HotReloadTest
  beforeAll(async () => {
    app = await startFixture()
  })
  beforeEach(() => prepare(app.page))
  afterAll(() => app.close())

  it('are one transaction and one change of the page', async () => {
    const entries = await saveAll(app, (text) => text.replace(/markup-\d/, 'markup-1'))
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect([...entries[0]!.files].sort()).toEqual([...FILES].sort())
    expect(await markup(app)).toEqual(Array(4).fill('markup-1'))
  })

  it.each(FRAMEWORKS)(
    'change nothing while the one of %s is broken, and all of it with the fix',
    async (broken) => {
      const [before, shown] = [await readState(app.page), await markup(app)]
      const next = `markup-${Number(/\d/.exec(shown[0]!)![0]) + 1}`
      const file = filesOf(broken, 'native').component
      const aborted = await saveAll(app, (text, one) =>
        breakIf(one === file, broken, text.replace(/markup-\d/, next)),
      )
      expect(aborted).toMatchObject([{ outcome: 'aborted', reason: 'aborted.compile' }])
      expect(await readState(app.page)).toEqual(before)
      expect(await markup(app)).toEqual(shown)
      expect(await pingFrom(app.page, `${broken}-native`)).toEqual(EVERYBODY_ONCE)

      const fixed = await app.edit(file, (text) => text.replace('const = 1', ''))
      expect(fixed).toMatchObject({ outcome: 'applied', diagnostics: [] })
      expect(await markup(app)).toEqual(Array(4).fill(next))
      expect((await readState(app.page)).isSamePage).toBe(true)
      expect(await pingFrom(app.page, `${broken}-native`)).toEqual(EVERYBODY_ONCE)
    },
  )

  it('leave the page to other saves while one of them is broken', async () => {
    const [react, vue] = [filesOf('react', 'native').component, filesOf('vue', 'native').component]
    await saveAll(app, (text, one) => breakIf(one === vue, 'vue', text.replace(/markup-\d/, 'markup-7')), [
      react,
      vue,
    ])
    const svelte = await app.edit(filesOf('svelte', 'native').component, (text) =>
      text.replace(/markup-\d/, 'markup-8'),
    )
    expect(svelte.outcome).toBe('applied')
    const shown = await markup(app)
    expect(shown[FRAMEWORKS.indexOf('svelte')]).toBe('markup-8')
    expect(shown[FRAMEWORKS.indexOf('react')]).not.toBe('markup-7')
    await app.edit(vue, (text) => text.replace('const = 1', ''))
    const all = await markup(app)
    expect([all[FRAMEWORKS.indexOf('react')], all[FRAMEWORKS.indexOf('vue')]]).toEqual([
      'markup-7',
      'markup-7',
    ])
  })
})

const breakIf = (isBroken: boolean, framework: Framework, text: string): string => {
  if (!isBroken) return text
  return framework === 'vue' || framework === 'svelte'
    ? text.replace(/(<script[^>]*>)/, '$1const = 1')
    : `const = 1${text}`
}

describe('a checkout of 200 files', () => {
  const names = Array.from({ length: 200 }, (_, index) => `part-${index}`)
  const part = (version: number) => `export const version = ${version}\n`
  const main = [
    ...names.map((name, index) => `import { version as v${index} } from './parts/${name}.js'`),
    `document.body.dataset.versions = [...new Set([${names.map((_, index) => `v${index}`).join()}])].join()`,
    `import.meta.hot.accept()`,
  ].join('\n')

  it('is one transaction', async () => {
    await using app = await createHotReloadTest({
      files: {
        'vite.config.ts': `import metamon from 'metamon/vite'\nexport default { plugins: [metamon()] }`,
        'index.html':
          '<link rel="icon" href="data:," /><body><script type="module" src="/src/main.js"></script></body>',
        'src/main.js': main,
        ...Object.fromEntries(names.map((name) => [`src/parts/${name}.js`, part(0)])),
      },
    })
    await app.page.waitForFunction(() => document.body.dataset.versions === '0')
    const files = names.map((name) => `src/parts/${name}.js`)
    const entries = await saveAll(app, () => part(1), files)
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(entries[0]!.files).toHaveLength(200)
    expect(await app.page.evaluate(() => document.body.dataset.versions)).toBe('1')
  })
})
