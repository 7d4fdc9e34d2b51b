import { expect, it } from 'vitest'
import { onBothSides } from './support/sides.ts'

/** What one page prints when `invalidate/child.js` goes from one value to another. */
const invalidated = (from: string, to: string) => [
  `evaluate child ${to}`,
  `accept child ${to} in ${from}`,
  'vite:invalidate /invalidate/child.js not for me',
  `evaluate parent of ${to}`,
  `accept parent of ${from}`,
]

onBothSides((context) => {
  it('hands an invalidated module on to its importer', async () => {
    const page = await context.app.open('invalidate/')
    await page.heard()

    await context.app.edit('invalidate/child.js', "'a'", "'b'")
    expect(await page.heard('accept parent of a')).toEqual(invalidated('a', 'b'))
    await context.app.edit('invalidate/child.js', "'b'", "'c'")
    expect(await page.heard('accept parent of b')).toEqual(invalidated('b', 'c'))
  })

  it('hands it on once in each of several tabs', async () => {
    const first = await context.app.open('invalidate-tabs/')
    const second = await context.app.openTab('invalidate-tabs/')
    await first.heard()
    await second.heard()

    await context.app.edit('invalidate-tabs/child.js', "'a'", "'b'")
    const expected = ['evaluate child b', 'accept child b in a', 'evaluate parent of b', 'accept parent of a']
    await second.print('accept parent of a')
    expect(await first.heard('accept parent of a')).toEqual(expected)
    expect(await second.heard()).toEqual(expected)
    await second.page.close()
  })

  it('reloads the page when a module without importers is invalidated', async () => {
    const page = await context.app.open('invalidate-root/')
    await page.heard()

    await context.app.edit('invalidate-root/main.js', "'a'", "'b'")
    expect(await page.heard('start b', 2)).toEqual(['start b', 'vite:beforeFullReload', 'start b'])
  })

  it('ends in the module of a circular import that takes the invalidation', async () => {
    const page = await context.app.open('invalidate-circular-handled/')
    await page.heard()

    await context.app.edit('invalidate-circular-handled/child.js', "'a'", "'b'")
    const heard = await page.heard('accept parent')
    expect(heard.at(-1)).toBe('accept parent')
    expect(heard.filter((text) => text === 'accept parent')).toHaveLength(1)
    expect(heard).not.toContain('vite:beforeFullReload')
    expect(heard).not.toContain('start b')
  })

  it('reloads the page when nobody in a circular import takes the invalidation', async () => {
    const page = await context.app.open('invalidate-circular-unhandled/')
    await page.heard()

    await context.app.edit('invalidate-circular-unhandled/child.js', "'a'", "'b'")
    const heard = await page.heard('start b')
    expect(heard.filter((text) => text === 'vite:beforeFullReload')).toHaveLength(1)
    expect(heard.filter((text) => text === 'start b')).toHaveLength(1)
  })
})
