import { expect, it } from 'vitest'
import { createTransformCounts } from './support/count-transforms.ts'
import type { Side } from './support/side.ts'
import { onBothSides } from './support/sides.ts'

const counts = {
  'bare Vite': createTransformCounts(),
  Metamon: createTransformCounts(),
}

onBothSides(
  (context) => {
    it('disposes and prunes a module whose import is removed, after the update', async () => {
      const page = await context.app.open('prune/')
      await page.heard()

      await context.app.edit('prune/parent.js', "import './gone.js'\n", '')
      expect(await page.heard('prune gone, data left')).toEqual([
        'evaluate parent',
        'accept parent',
        'vite:afterUpdate /prune/parent.js',
        'vite:beforePrune /prune/gone.js',
        'dispose gone',
        'prune gone, data left',
        'vite:afterUpdate ',
      ])
      await context.app.edit(
        'prune/parent.js',
        "import './gone.css'",
        "import './gone.js'\nimport './gone.css'",
      )
      expect(await page.heard('vite:afterUpdate /prune/parent.js')).toEqual([
        'evaluate gone, data undefined',
        'evaluate parent',
        'accept parent',
        'vite:afterUpdate /prune/parent.js',
        'vite:afterUpdate ',
      ])
    })

    it('removes the style of a stylesheet whose import is removed', async () => {
      const page = await context.app.open('prune/')
      await page.until('getComputedStyle(document.body).color === "rgb(255, 0, 0)"')

      await context.app.edit('prune/parent.js', "import './gone.css'", '')
      await page.until('getComputedStyle(document.body).color === "rgb(0, 0, 0)"')
    })

    it('prunes what a module below the boundary no longer imports', async () => {
      const page = await context.app.open('prune-below/')
      await page.heard()

      await context.app.edit('prune-below/middle.js', "import './gone.js'", '')
      expect(await page.heard('prune gone')).toEqual(['evaluate middle', 'accept boundary', 'prune gone'])
    })

    it('disposes and prunes a module whose file is deleted with its import, and takes it back when it is restored', async () => {
      const page = await context.app.open('delete-restore/')
      await page.heard()
      const [parent, child] = await Promise.all(
        ['delete-restore/parent.js', 'delete-restore/child.js'].map((file) => context.app.read(file)),
      )

      const edited = context.app.edit(
        'delete-restore/parent.js',
        "import { value } from './child.js'",
        "const value = 'nothing'",
      )
      await Promise.all([edited, context.app.remove('delete-restore/child.js')])
      const pruned = await page.heard('prune child')
      expect(pruned.slice(0, 3)).toEqual(['evaluate parent of nothing', 'dispose child', 'prune child'])

      await context.app.save('delete-restore/child.js', child!)
      await context.app.save('delete-restore/parent.js', parent!)
      expect(await page.heard('evaluate parent of child')).toContain('evaluate child')
    })

    it('goes on with the next update after an imported file was deleted', async () => {
      const page = await context.app.open('delete-imported/')
      await page.heard()

      await context.app.remove('delete-imported/child.js')
      await context.app.edit(
        'delete-imported/parent.js',
        "import { value } from './child.js'",
        "const value = 'nothing'",
      )
      const heard = await page.heard('evaluate parent of nothing')
      expect(heard.at(-1)).toBe('evaluate parent of nothing')
    })

    it('transforms an importer again only when it has changed itself', async () => {
      const count = counts[context.side]
      const page = await context.app.open('soft/')
      expect(await page.heard()).toEqual(['evaluate index of a', 'start'])
      expect(count.of('soft/index.js')).toBe(1)

      await context.app.edit('soft/child.js', "'a'", "'b'")
      expect(await page.heard('evaluate index of b')).toEqual(['evaluate index of b'])
      expect(count.of('soft/index.js')).toBe(1)
      expect(count.of('soft/child.js')).toBe(2)

      await context.app.edit('soft/index.js', 'evaluate index', 'evaluate changed index')
      expect(await page.heard('evaluate changed index of b')).toEqual(['evaluate changed index of b'])
      expect(count.of('soft/index.js')).toBe(2)
      expect(count.of('soft/child.js')).toBe(2)
      expect(count.of('soft/main.js')).toBe(1)
    })

    it('updates a module that accepts itself in a circular import', async () => {
      const page = await context.app.open('circular/')
      await page.heard()

      await context.app.edit('circular/b.js', "'b'", "'c'")
      expect(await page.heard('accept a c')).toEqual(['evaluate c', 'accept a c'])
    })

    it('updates the boundary above a circular import that accepts nothing', async () => {
      const page = await context.app.open('circular-unaccepted/')
      await page.heard()

      await context.app.edit('circular-unaccepted/b.js', "'b'", "'c'")
      expect(await page.heard('accept boundary')).toEqual(['evaluate boundary a c', 'accept boundary'])
    })

    it('reloads the page when a circular import works only in the order of the first load', async () => {
      const page = await context.app.open('circular-order/')
      expect(await page.heard()).toEqual(['start a of b'])

      await context.app.edit('circular-order/b.js', "'b'", "'c'")
      expect(await page.heard('start a of c')).toEqual(['start a of c'])
    })

    it('loads the page when a file that was missing at its start is created', async () => {
      const page = await context.app.open('missing/')
      await page.until('document.querySelector("vite-error-overlay, metamon-overlay") !== null')

      await context.app.save('missing/later.js', "export const value = 'late'\n")
      const heard = await page.heard('start late')
      expect(heard.at(-1)).toBe('start late')
    })

    it('imports a file that is created after its import', async () => {
      const page = await context.app.open('missing-later/')
      await page.heard()

      await context.app.edit(
        'missing-later/parent.js',
        "console.log('evaluate",
        "import './later.js'\nconsole.log('evaluate",
      )
      await context.app.save('missing-later/later.js', "console.log('evaluate later')\n")
      const heard = await page.heard('evaluate later')
      expect(heard).toContain('evaluate parent')
    })
  },
  { plugins: (side: Side) => [counts[side].plugin] },
)
