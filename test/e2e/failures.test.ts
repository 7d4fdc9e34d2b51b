import type { HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FRAMEWORKS } from '../../src/shared/framework.ts'
import {
  COMPONENTS,
  EVERYBODY_ONCE,
  filesOf,
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
})
beforeEach(async () => {
  before = await prepare(app.page)
})
afterAll(() => app.close())

describe.each(FRAMEWORKS)('a %s file', (framework) => {
  const { component, util } = filesOf(framework, 'native')

  it.each([
    ['a syntax error', component, "const note = 'script-0'", "const note = = 'script-0'"],
    ['an import that does not exist', component, `./native-util`, `./native-utilities`],
    ['a syntax error in its util module', util, '=>', '=> =>'],
    ['an export renamed that it imports', util, 'export const label', 'export const labels'],
  ])('with %s leaves the page as it is, and its fix needs no reload', async (_, file, from, to) => {
    const broken = await app.edit(file, (text) => text.replace(from, to))
    expect(broken).toMatchObject({ outcome: 'aborted', reason: 'aborted.compile' })
    expect(broken.diagnostics[0]!.message).not.toBe('')
    expect(await readState(app.page)).toEqual(before)
    expect(await pingFrom(app.page, `${framework}-card`)).toEqual(EVERYBODY_ONCE)
    await app.page.waitForSelector('metamon-overlay', { state: 'attached' })

    const fixed = await app.edit(file, (text) => text.replace(to, from))
    // Svelte's plugin finds that the code is what the page runs already.
    expect(['applied', 'ignored.same-content']).toContain(
      fixed.outcome === 'ignored' ? fixed.reason : fixed.outcome,
    )
    expect(fixed.diagnostics).toEqual([])
    expect((await readState(app.page)).isSamePage).toBe(true)
    await app.page.waitForFunction(() => document.querySelector('metamon-overlay') === null)
    expect(await pingFrom(app.page, `${framework}-card`)).toEqual(EVERYBODY_ONCE)
  })
})

describe.each(FRAMEWORKS)('a %s component that throws while it renders', (framework) => {
  const { component } = filesOf(framework, 'native')

  it('is reported, leaves the other frameworks alone, and works again with the fix', async () => {
    const broken = await app.edit(component, (text) =>
      text.replace("const note = 'script-0'", "const note = [].length ? '' : (null as never)['script-0']"),
    )
    expect(broken.diagnostics.map((one) => one.message).join()).toContain('script-0')
    const { components } = await readState(app.page)
    for (const { name, framework: other } of COMPONENTS) {
      if (other !== framework) expect(components[name]).toEqual(before.components[name])
    }
    await app.edit(component, (text) => text.replace(/const note = .*/, "const note = 'script-0'"))
    for (const { name } of COMPONENTS) await app.page.waitForSelector(`[data-name=${name}]`)
    expect(await pingFrom(app.page, `${framework}-card`)).toEqual(EVERYBODY_ONCE)
  })
})

describe('a module that throws while it is evaluated', () => {
  it('leaves the old code running, with its subscriptions, until the fix', async () => {
    const broken = await app.edit(
      'src/first-listener.ts',
      (text) => `${text}\nthrow new Error('on purpose')\n`,
    )
    expect(broken).toMatchObject({ outcome: 'aborted', reason: 'aborted.evaluate' })
    expect(await pingFrom(app.page, 'vue-card')).toEqual(EVERYBODY_ONCE)
    const fixed = await app.edit('src/first-listener.ts', (text) =>
      text.replace("throw new Error('on purpose')\n", ''),
    )
    // The fix brings back what the page has been running all the time.
    expect(fixed).toMatchObject({ outcome: 'ignored', reason: 'ignored.same-content', diagnostics: [] })
    expect(await pingFrom(app.page, 'vue-card')).toEqual(EVERYBODY_ONCE)
    expect((await readState(app.page)).isSamePage).toBe(true)
    const next = await app.edit('src/first-listener.ts', (text) => `${text}\nexport const more = 1\n`)
    expect(next).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(await pingFrom(app.page, 'vue-card')).toEqual(EVERYBODY_ONCE)
  })
})

describe('a module that subscribes at top level', () => {
  it('answers once after every edit, and not at all when it is removed', async () => {
    for (const note of ['first-1', 'first-2', 'first-3']) {
      await app.edit('src/first-listener.ts', (text) => text.replace(/first-\d/, note))
      expect(await pingFrom(app.page, 'solid-native')).toEqual(EVERYBODY_ONCE)
    }
    await app.page.evaluate(() => {
      const { answers } = window as unknown as { answers: Record<string, number> }
      for (const key of Object.keys(answers)) delete answers[key]
    })
    await app.page.click('[data-name=vue-native] .total')
    const answers = await app.page.evaluate(() => ({ ...(window as unknown as { answers: object }).answers }))
    expect(answers).toEqual({ 'first:total': 1, 'second:total': 1 })
  })

  it('does not set a signal back that it has set once', async () => {
    const total = (await readState(app.page)).components['vue-card']!.total
    const entry = await app.edit(
      'src/second-listener.ts',
      (text) => `${text}\nsignal('total', 0).value = 0\n`,
    )
    expect(entry).toMatchObject({ outcome: 'applied' })
    expect((await readState(app.page)).components['vue-card']!.total).toBe(total)
  })

  it('gives a signal that nobody has written its changed initial value', async () => {
    const declare = (value: number) => `\nexport const fresh = signal('fresh', ${value})\n`
    const read = () =>
      app.page.evaluate(() => {
        const registry = Reflect.get(globalThis, Symbol.for('metamon.registry')) as {
          signals: Map<string, { peek(): unknown }>
        }
        return registry.signals.get('fresh')?.peek()
      })
    await app.edit('src/second-listener.ts', (text) => text + declare(1))
    expect(await read()).toBe(1)
    const entry = await app.edit('src/second-listener.ts', (text) => text.replace(declare(1), declare(2)))
    expect(await read()).toBe(2)
    expect(entry.lost).toEqual([
      { name: 'signal:fresh', reason: 'untouched, and its initial value has changed' },
    ])
  })
})

describe('a module that nobody imports any more', () => {
  it('is no longer heard', async () => {
    const third = `import { on } from 'metamon'\nimport { answer } from './probe'\non('ping', () => answer('third'))\n`
    await app.write('src/third-listener.ts', third)
    await app.edit('src/first-listener.ts', (text) => `import './third-listener'\n${text}`)
    expect(await pingFrom(app.page, 'vue-card')).toEqual({ ...EVERYBODY_ONCE, third: 1 })
    const entry = await app.edit('src/first-listener.ts', (text) =>
      text.replace("import './third-listener'\n", ''),
    )
    expect(entry.outcome).toBe('applied')
    await app.page.waitForFunction(() => {
      const { answers } = window as unknown as { answers: Record<string, number> }
      delete answers.third
      document.querySelector<HTMLElement>('[data-name=vue-card] .ping')!.click()
      return answers.third === undefined
    })
  })
})

describe('an update that a module hands on to its importers', () => {
  it('is one transaction, settled once', async () => {
    const settled = app.entries.length
    const entry = await app.edit('src/react/Native.tsx', (text) => `${text}\nexport const extra = { a: 1 }\n`)
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect((await readState(app.page)).isSamePage).toBe(true)
    expect(await pingFrom(app.page, 'react-native')).toEqual(EVERYBODY_ONCE)
    expect(app.entries).toHaveLength(settled + 1)
  })
})

describe('a save that the page cannot take in place', () => {
  it('reloads it and says so', async () => {
    const entry = await app.edit('src/main.ts', (text) => `${text}\nconst more = 1`)
    expect(entry).toMatchObject({ outcome: 'reloaded', reason: 'reload.no-boundary', files: ['src/main.ts'] })
    await app.page.waitForSelector('[data-name=solid-card]')
    expect((await readState(app.page)).isSamePage).toBe(false)
  })

  it('is withheld while it does not compile', async () => {
    const broken = await app.edit('src/main.ts', (text) => `${text}\nconst = 1`)
    expect(broken.outcome).toBe('aborted')
    expect((await readState(app.page)).isSamePage).toBe(true)
    const undone = await app.edit('src/main.ts', (text) => text.replace('\nconst = 1', ''))
    expect(undone).toMatchObject({ outcome: 'ignored', reason: 'ignored.same-content' })
    const fixed = await app.edit('src/main.ts', (text) => `${text}\nconst done = 1`)
    expect(fixed.outcome).toBe('reloaded')
    await app.page.waitForSelector('[data-name=solid-card]')
  })
})

describe('a save that concerns no page', () => {
  it('is ignored', async () => {
    const entry = await app.write('src/unused.ts', 'export {}')
    expect(entry).toMatchObject({ outcome: 'ignored', reason: 'ignored.not-in-graph' })
  })

  it.each(['src/svelte/Card.mtm', 'src/vue/Native.vue', 'src/svelte/Native.svelte', 'src/react/Native.tsx'])(
    'is ignored as one that changes nothing (%s)',
    async (file) => {
      const entry = await app.write(file, await app.read(file))
      expect(entry).toMatchObject({ outcome: 'ignored', reason: 'ignored.same-content' })
    },
  )
})

describe('two tabs', () => {
  it('are both updated, and the save settles once', async () => {
    const tab = await app.openTab()
    await tab.waitForSelector('[data-name=svelte-native]')
    await prepare(tab)
    const entry = await app.edit('src/svelte/Native.svelte', (text) => text.replace('markup-0', 'markup-1'))
    expect(entry.outcome).toBe('applied')
    for (const page of [app.page, tab]) {
      await page.waitForFunction(() =>
        document.querySelector('[data-name=svelte-native]')?.textContent?.includes('markup-1'),
      )
    }
    expect(app.entries.filter(({ id }) => id === entry.id)).toHaveLength(1)
    await tab.context().close()
  })
})
