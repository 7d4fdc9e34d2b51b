import { expect, it } from 'vitest'
import { onBothSides } from './support/sides.ts'

onBothSides((context) => {
  it('evaluates a module that accepts itself between its dispose and accept callbacks, and keeps its data', async () => {
    const page = await context.app.open('self-accept/')
    expect(await page.heard()).toEqual(['evaluate a, data undefined', 'start'])

    await context.app.edit('self-accept/part.js', "'a'", "'b'")
    expect(await page.heard('accept b in a')).toEqual(['dispose a', 'evaluate b, data a', 'accept b in a'])

    await context.app.edit('self-accept/part.js', "'b'", "'c'")
    expect(await page.heard('accept c in b')).toEqual(['dispose b', 'evaluate c, data b', 'accept c in b'])
  })

  it('hands an accepted dependency to the importer, which is not evaluated again', async () => {
    const page = await context.app.open('accept-deps/')
    await page.heard()

    await context.app.edit('accept-deps/one.js', "'one'", "'uno'")
    expect(await page.heard('accept uno')).toEqual(['dispose one', 'evaluate uno', 'accept uno'])
  })

  it('tells the callback for several dependencies which of them has changed', async () => {
    const page = await context.app.open('accept-deps/')
    await page.heard()

    await context.app.edit('accept-deps/two.js', "'two'", "'dos'")
    expect(await page.heard('accept dos undefined')).toEqual([
      'dispose two',
      'evaluate dos',
      'accept dos undefined',
    ])
    await context.app.edit('accept-deps/three.js', "'three'", "'tres'")
    expect(await page.heard('accept undefined tres')).toEqual([
      'dispose three',
      'evaluate tres',
      'accept undefined tres',
    ])
  })

  it('passes the change of a nested dependency on to the importer that accepts it', async () => {
    const page = await context.app.open('nested-deps/')
    await page.heard()

    await context.app.edit('nested-deps/nested.js', "'a'", "'b'")
    expect(await page.heard('accept dep b')).toEqual([
      'dispose dep a',
      'evaluate nested b',
      'evaluate dep b',
      'accept dep b',
    ])
  })

  it('updates every boundary above a shared dependency, in the order in which they import it', async () => {
    const page = await context.app.open('two-boundaries/')
    await page.heard('start')

    await context.app.edit('two-boundaries/shared.js', "'a'", "'b'")
    const heard = await page.heard('accept right in a')
    expect(heard.filter((text) => text.startsWith('evaluate shared'))).toEqual(['evaluate shared b'])
    expect(heard.filter((text) => !text.startsWith('evaluate'))).toEqual([
      'dispose left a',
      'dispose right a',
      'accept left in a',
      'accept right in a',
    ])
    expect(new Set(heard)).toContain('evaluate left b')
    expect(new Set(heard)).toContain('evaluate right b')
    expect(heard).toHaveLength(7)
  })

  it('updates every instance of a file that is imported with several queries', async () => {
    const page = await context.app.open('queries/')
    await page.heard()

    await context.app.edit('queries/dep.js', "'a'", "'b'")
    await page.print('accept one b')
    const heard = await page.heard('accept two b')
    expect(heard.toSorted()).toEqual(['accept one b', 'accept two b', 'evaluate one b', 'evaluate two b'])
  })

  it('understands import.meta.hot?.accept', async () => {
    const page = await context.app.open('optional-chaining/')
    await page.heard()

    await context.app.edit('optional-chaining/dep.js', "'a'", "'b'")
    expect(await page.heard('accept b')).toEqual(['accept b'])
  })

  it('reloads the page when nobody accepts the change', async () => {
    const page = await context.app.open('no-boundary/')
    expect(await page.heard()).toEqual(['start a'])

    await context.app.edit('no-boundary/dep.js', "'a'", "'b'")
    expect(await page.heard('start b')).toEqual(['vite:beforeFullReload', 'start b'])
  })

  it('gives a module that is evaluated later the dependency as it is now, without evaluating that again', async () => {
    const page = await context.app.open('importing-updated/')
    await page.heard()

    await context.app.edit('importing-updated/a.js', 'a0', 'a1')
    expect(await page.heard('evaluate a1')).toEqual(['evaluate a1'])
    await context.app.edit('importing-updated/b.js', 'b0', 'b1')
    expect(await page.heard('evaluate b1 of a1')).toEqual(['evaluate b1 of a1'])
  })

  it('waits for an asynchronous dispose callback', async () => {
    const page = await context.app.open('async-dispose/')
    await page.heard()

    await context.app.edit('async-dispose/part.js', "'a'", "'b'")
    expect(await page.heard('accept')).toEqual(['dispose starts', 'dispose ends', 'evaluate b', 'accept'])
  })

  it('ends with the last of many saves in a row', async () => {
    const page = await context.app.open('many-saves/')
    await page.heard()

    for (let value = 1; value <= 8; value++) {
      await context.app.edit('many-saves/part.js', `value = ${value - 1}`, `value = ${value}`)
    }
    const heard = await page.heard('accept 8')
    expect(heard.at(-1)).toBe('accept 8')
    expect(heard).not.toContain('vite:beforeFullReload')
  })

  it('updates a module that was imported dynamically', async () => {
    const page = await context.app.open('loaded-later/')
    await page.evaluate('load().then(() => undefined)')
    expect(await page.heard('evaluate a')).toEqual(['start', 'evaluate a'])

    await context.app.edit('loaded-later/lazy.js', "'a'", "'b'")
    expect(await page.heard('accept b')).toEqual(['evaluate b', 'accept b'])
  })

  it('ignores a change of a module that no page has loaded, and loads it as it is now', async () => {
    const page = await context.app.open('not-loaded/')
    await page.heard()

    await context.app.edit('not-loaded/lazy.js', "'a'", "'b'")
    expect(await page.heard()).toEqual([])
    await page.evaluate('load().then(() => undefined)')
    expect(await page.heard()).toEqual(['evaluate b'])
    await context.app.edit('not-loaded/lazy.js', "'b'", "'c'")
    expect(await page.heard('start')).toEqual(['vite:beforeFullReload', 'start'])
  })

  it('ignores a change of a file that is in no module', async () => {
    const page = await context.app.open('not-loaded/')
    await page.heard()

    await context.app.save('not-loaded/notes.txt', 'nothing')
    await context.app.save('not-loaded/unused.js', 'console.log(1)')
    expect(await page.heard()).toEqual([])
  })
})
