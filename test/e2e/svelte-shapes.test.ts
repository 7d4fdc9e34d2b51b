import { createHotReloadTest, type HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** The fixture as it is, and with Svelte's asynchronous mode, in which batches work differently. */
const MODES = [
  ['as it is', {}],
  [
    'with `await` in components',
    { 'svelte.config.js': 'export default { compilerOptions: { experimental: { async: true } } }' },
  ],
] as const

describe.each(MODES)('a page of unusual components, %s', (_, files) => {
  let app: HotReloadTest

  beforeAll(async () => {
    app = await createHotReloadTest({ fixture: 'test/fixtures/svelte-shapes', files })
    await app.page.waitForSelector('[data-leaf=root]')
  })
  afterAll(() => app.close())

  const read = () =>
    app.page.evaluate(() =>
      [...document.querySelectorAll('#app p, #app button, #app i')].map((node) =>
        node.textContent?.replaceAll(/\s+/g, ' '),
      ),
    )
  /** The first twice, the second once, so that no two of a kind are alike. */
  const hit = () =>
    app.page.evaluate(() => {
      document.querySelectorAll<HTMLElement>('.hit').forEach((node, index) => {
        node.click()
        if (index % 2 === 0) node.click()
      })
    })

  const COMPONENTS = ['Legacy', 'Exporting', 'Field', 'Layout', 'Leaf', 'Dynamic', 'Shared', 'App']
  const noteOf = (name: string) => `${name.toLowerCase()}-0`

  it.each(COMPONENTS)('keeps all of its state when %s is edited', async (name) => {
    await hit()
    const before = await read()
    const file = `src/${name}.svelte`
    const entry = await app.edit(file, (text) => text.replace(noteOf(name), `${noteOf(name)}.1`))
    expect(entry).toMatchObject({ outcome: 'applied', diagnostics: [] })
    expect(await read()).toEqual(before.map((text) => text?.replace(noteOf(name), `${noteOf(name)}.1`)))
    await app.edit(file, (text) => text.replace(`${noteOf(name)}.1`, noteOf(name)))
    expect(await read()).toEqual(before)
  })

  it.each(COMPONENTS)('stays as it is while %s throws', async (name) => {
    const before = await read()
    const file = `src/${name}.svelte`
    const original = await app.read(file)
    for (const code of [`throw new Error('broken')`, `onMount(() => { throw new Error('broken') })`]) {
      const broken = await app.edit(file, (text) =>
        text
          .replace('<script lang="ts">', `<script lang="ts">\nimport { onMount } from 'svelte'`)
          .replace('</script>', `${code}\n</script>`),
      )
      expect(broken.diagnostics.map(({ message }) => message).join()).toContain('broken')
      expect(await read()).toEqual(before)
      expect(await app.write(file, original)).toMatchObject({ diagnostics: [] })
      expect(await read()).toEqual(before)
    }
  })

  it('removes what it shows once, and nothing else', async () => {
    await app.edit('src/Dynamic.svelte', (text) => text.replace('dynamic-0', 'dynamic-2'))
    await app.page.click('#swap')
    expect(await app.page.innerHTML('#dynamic')).toBe('<i>other</i><!---->')
    await app.page.click('#swap')
    expect(await app.page.textContent('#dynamic')).toBe('dynamic-2 0')
    await app.page.evaluate(() => (window as unknown as { unmountApp(): Promise<void> }).unmountApp())
    expect(await read()).toHaveLength(2)
  })

  it('prints nothing to the console', () => {
    expect(app.browserLog.filter((line) => /^(?:error|warning|pageerror)/.test(line))).toEqual([])
  })
})
