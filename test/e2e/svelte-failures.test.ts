import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { JournalEntry } from '../../src/shared/protocol.ts'

const COUNTER = 'src/Counter.svelte'
const APP = 'src/App.svelte'

let app: HotReloadTest

beforeAll(async () => {
  app = await createHotReloadTest({ fixture: 'test/fixtures/svelte-state' })
  await app.page.waitForSelector('[data-row=ccc]')
  await app.page.evaluate(() => Object.assign(window, { isMarked: true }))
})
afterAll(() => app.close())

/** One more in `a` and in every row than before, one more in the app. */
async function touch(): Promise<void> {
  await app.page.evaluate(() => {
    for (const node of document.querySelectorAll<HTMLElement>('#app-click, [data-name=a] .touch, [data-row]'))
      node.click()
  })
}

const read = () =>
  app.page.evaluate(() => {
    const textOf = (selector: string) =>
      [...document.querySelectorAll(selector)].map((node) => node.textContent?.trim().replaceAll(/\s+/g, ' '))
    return {
      isSamePage: 'isMarked' in window,
      app: textOf('#app-click'),
      a: textOf('[data-name=a] *'),
      b: textOf('[data-name=b] *'),
      rows: textOf('[data-row]'),
    }
  })

/** Clicks in the page itself: an error overlay may be in front of it. */
const toggle = (): Promise<void> =>
  app.page.evaluate(() => document.querySelector<HTMLElement>('#toggle')?.click())

function expectRolledBack(entry: JournalEntry): void {
  expect(entry).toMatchObject({ outcome: 'rolled-back', reason: 'rollback.render', lost: [] })
  expect(entry.diagnostics.map(({ message }) => message).join()).toContain('broken')
}

/** A fix that is seen on the page: a mark on what a component shows, or on the page by what it calls. */
const withMark: Change = (text) =>
  text
    .replace(/<(?:section|button) /, '$&data-fixed ')
    .replace('=> `', "=> (document.body.dataset.fixed = '') + `")
    .replace('  open =', "  mark = (document.body.dataset.fixed = '')\n  open =")
    .replace('  return {', "  document.body.dataset.fixed = ''\n  return {")

/** What `a` counts, from its text. */
const countOf = ({ a }: Awaited<ReturnType<typeof read>>): number =>
  Number(/"count":(\d+)/.exec(a.join(' '))?.[1])

type Change = (text: string) => string
const script =
  (code: string): Change =>
  (text) =>
    text
      .replace("const note = 'script-0'", `const note = 'script-0'; ${code}`)
      .replace('markup-0', 'markup-1')
const end =
  (code: string): Change =>
  (text) =>
    text.replace('</script>', `${code}\n</script>`).replace('markup-0', 'markup-1')

describe('a component that throws while an update is on trial', () => {
  let before: Awaited<ReturnType<typeof read>>

  beforeEach(async () => {
    await touch()
    before = await read()
  })

  it.each<[string, string, Change]>([
    ['in its script', COUNTER, script(`throw new Error('broken')`)],
    [
      'at the end of its script, when it has changed state',
      COUNTER,
      end(`list.push('x'); kept.x = -1; delete left.chosen; throw new Error('broken')`),
    ],
    [
      'in its markup',
      COUNTER,
      (text) => text.replace('<b>markup-0', `{(() => { throw new Error('broken') })()}<b>markup-1`),
    ],
    [
      'in an attribute',
      COUNTER,
      (text) => text.replace('<b>markup-0', `<b title={(() => { throw new Error('broken') })()}>markup-1`),
    ],
    [
      'in a block of its markup',
      COUNTER,
      (text) =>
        text.replace(
          '<b>markup-0',
          `{#each [1, 2] as one}{#if one > 1}{(() => { throw new Error('broken') })()}{/if}{/each}<b>markup-1`,
        ),
    ],
    ['in an effect', COUNTER, end(`$effect(() => { throw new Error('broken') })`)],
    [
      'in an effect that runs before the DOM is there',
      COUNTER,
      end(`$effect.pre(() => { throw new Error('broken') })`),
    ],
    [
      'in a derived value',
      COUNTER,
      (text) => text.replace('$derived(count * 2)', `$derived.by(() => { throw new Error('broken') })`),
    ],
    [
      'when it is mounted',
      COUNTER,
      (text) =>
        text
          .replace('<script lang="ts">', `<script lang="ts">\nimport { onMount } from 'svelte'`)
          .replace('</script>', `onMount(() => { throw new Error('broken') })\n</script>`),
    ],
    [
      'in a function that it calls',
      'src/util.ts',
      (text) => text.replace('=> `', `=> { throw new Error('broken') }; export const other = () => \``),
    ],
    [
      'in a function with state that it calls',
      'src/use-thing.svelte.ts',
      (text) => text.replace('  return {', `  if (step > 1) throw new Error('broken')\n  return {`),
    ],
    [
      'in a class with state of which a module has one too',
      'src/box.svelte.ts',
      (text) =>
        `let made = 0\n${text.replace('{', "{\n  constructor() {\n    if (made++ > 0) throw new Error('broken')\n  }\n")}`,
    ],
    [
      'in what it gives its children',
      APP,
      (text) => text.replace('<Row name={row}', '<Row name={(() => { throw new Error("broken") })()}'),
    ],
  ])(
    '%s shows its last good version, with its state, and its fix needs no reload',
    async (_, file, change) => {
      const original = await app.read(file)
      expectRolledBack(await app.edit(file, change))
      expect(await read()).toEqual(before)

      await touch()
      const after = await read()
      expect(countOf(after)).toBe(countOf(before) + 1)
      expect(after.app).not.toEqual(before.app)
      expect(after.rows).not.toEqual(before.rows)

      const fixed = await app.write(file, withMark(original))
      expect(fixed).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
      expect(await app.page.$$('[data-fixed]')).not.toEqual([])
      expect(await read()).toEqual(after)
      await app.write(file, original)
      await app.page.evaluate(() => document.body.removeAttribute('data-fixed'))
    },
  )

  it('in one of two instances is taken back in both', async () => {
    const original = await app.read(COUNTER)
    expectRolledBack(await app.edit(COUNTER, end(`if (name === 'b') throw new Error('broken')`)))
    expect(await read()).toEqual(before)
    await touch()
    const after = await read()
    expect(countOf(after)).toBe(countOf(before) + 1)
    expect(await app.write(COUNTER, original)).toMatchObject({
      outcome: 'ignored',
      reason: 'ignored.same-content',
    })
    expect(await read()).toEqual(after)
  })

  it('leaves no trace when its last good version is removed', async () => {
    const original = await app.read(COUNTER)
    for (const change of [
      script(`throw new Error('broken')`),
      end(`$effect(() => { throw new Error('broken') })`),
    ]) {
      expectRolledBack(await app.edit(COUNTER, change))
      await toggle()
      expect(await app.page.locator('[data-name=b]').count()).toBe(0)
      expect(await app.write(COUNTER, withMark(original))).toMatchObject({ outcome: 'applied' })
      await toggle()
      expect(await app.page.locator('[data-name=b]').count()).toBe(1)
      await app.write(COUNTER, original)
    }
  })
})

describe('a module that throws while it is evaluated', () => {
  it('leaves its state, and that of the components, to the fix', async () => {
    await touch()
    const before = await read()
    const original = await app.read('src/cart.svelte.ts')
    const broken = await app.write('src/cart.svelte.ts', `${original}\nthrow new Error('broken')\n`)
    expect(broken).toMatchObject({ outcome: 'aborted', reason: 'aborted.evaluate', lost: [] })
    expect(broken.diagnostics).not.toEqual([])
    expect(await read()).toEqual(before)
    await touch()
    const after = await read()
    expect(after.a).not.toEqual(before.a)
    const fixed = await app.write('src/cart.svelte.ts', `${original}\nexport const other = $state(0)\n`)
    expect(fixed).toMatchObject({ outcome: 'applied', lost: [], diagnostics: [] })
    expect(await read()).toEqual(after)
    await app.write('src/cart.svelte.ts', original)
    expect(await read()).toEqual(after)
  })
})

describe('a component that throws when no update runs', () => {
  it('throws as it does without the plugin', async () => {
    const original = await app.read(COUNTER)
    const code = `$effect(() => { if (count > 1000) throw new Error('late') })`
    const entry = await app.edit(COUNTER, (text) =>
      end(code)(text).replace('<b>', `<em onclick={() => (count = 2000)}></em><b>`),
    )
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    const thrown = app.page.waitForEvent('pageerror')
    await app.page.evaluate(() => document.querySelector<HTMLElement>('[data-name=b] em')?.click())
    expect((await thrown).message).toContain('late')
    expect(app.entries.at(-1)?.id).toBe(entry.id)
    await app.write(COUNTER, original)
  })
})
