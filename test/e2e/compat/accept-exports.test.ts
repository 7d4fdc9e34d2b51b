import { expect, it } from 'vitest'
import { onBothSides } from './support/sides.ts'

onBothSides(
  (context) => {
    const change = async (name: string, last: string, started?: string) => {
      const page = await context.app.open(`accept-exports/${name}/`)
      await page.heard(started)
      await context.app.edit(`accept-exports/${name}/target.js`, 'a0', 'a1')
      return page.heard(last)
    }
    const ACCEPTED = ['evaluate target a1 b0', 'accept a1 b0']

    it.each([
      ['every import of it is accepted', 'accepted'],
      ['the accepted export is given alone', 'named'],
      ['it is imported for its side effects only', 'side-effects'],
      ['it accepts no export and none is imported', 'nothing'],
    ])('updates a module in place when %s', async (_, name) => {
      expect(await change(name, 'accept a1 b0')).toEqual(ACCEPTED)
    })

    it.each([
      ['an import of it is not accepted', 'unaccepted', 'start a1 b0'],
      ['it accepts no export and one is imported', 'nothing-imported', 'start a1'],
      ['everything is imported from it', 'star', 'start a1'],
      ['it is imported dynamically', 'dynamic', 'start a1'],
    ])('reloads the page when %s', async (_, name, start) => {
      const heard = await change(name, start, start.replace('a1', 'a0'))
      expect(heard).toEqual(['vite:beforeFullReload', 'evaluate target a1 b0', start])
    })

    it('updates the module in place when what it depends on has changed', async () => {
      const page = await context.app.open('accept-exports/dependency/')
      await page.heard()

      await context.app.edit('accept-exports/dependency/value.js', "'x'", "'y'")
      expect(await page.heard('accept a of y')).toEqual(['evaluate target a of y', 'accept a of y'])
    })

    it('follows when the module changes what it accepts', async () => {
      const page = await context.app.open('accept-exports/following/')
      await page.heard()

      await context.app.edit('accept-exports/following/target.js', "['a']", "['b']")
      await page.heard('evaluate target a0 b0')
      await context.app.edit('accept-exports/following/target.js', 'a0', 'a1')
      expect(await page.heard('start a1')).toEqual([
        'vite:beforeFullReload',
        'evaluate target a1 b0',
        'start a1',
      ])
    })
  },
  { vite: { experimental: { hmrPartialAccept: true } } },
)
