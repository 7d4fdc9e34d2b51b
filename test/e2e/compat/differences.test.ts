import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { hookPlugins } from './plugins/hooks.ts'
import { saveAndSettle } from './support/save-and-settle.ts'
import { onBothSides } from './support/sides.ts'

/** Where the two sides are meant to differ: the README names each, and each is asserted for both. */
onBothSides(
  (context) => {
    /** What is expected of the one side, and of the other. */
    const bareOr = <Value>(bare: Value, metamon: Value): Value =>
      context.side === 'bare Vite' ? bare : metamon
    const edit = (file: string, from: string | RegExp, to: string) =>
      saveAndSettle(context.app, file, () => context.app.edit(file, from, to))

    it('disposes nothing and calls nobody for a save that is broken', async () => {
      const page = await context.app.open('broken/')
      await page.heard()

      expect(await edit('broken/part.js', "'a'", "'b' = =")).toBe(bareOr(undefined, 'aborted'))
      expect(await page.heard(bareOr('accept undefined in a', undefined))).toEqual(
        bareOr(['dispose a', 'accept undefined in a'], []),
      )
      await edit('broken/part.js', "'b' = =", "'c'")
      expect(await page.heard('accept c in a')).toEqual(['dispose a', 'evaluate c, data a', 'accept c in a'])
    })

    it('does not reload for the fix when a hook threw at the first save of all', async () => {
      const page = await context.app.open('hook-throws/')
      await page.print('start')

      expect(await edit('hook-throws/guarded.js', "'a'", "'throw'")).toBe(bareOr(undefined, 'aborted'))
      await page.print('vite:error no such hook')
      await edit('hook-throws/guarded.js', "'throw'", "'b'")
      const heard = await page.heard('evaluate guarded b')
      expect(heard.filter((text) => text === 'start')).toHaveLength(bareOr(2, 1))
    })

    it('does not reload for the fix of an import that could not be resolved', async () => {
      const page = await context.app.open('broken-import/')
      await page.heard()

      await edit('broken-import/part.js', 'const', "import './their.js'\nconst")
      await page.until(
        bareOr('document.querySelector("vite-error-overlay, metamon-overlay") !== null', 'true'),
      )
      await edit(
        'broken-import/part.js',
        "import './their.js'\nconst value = 'a'",
        "import './there.js'\nconst value = 'b'",
      )
      expect(await page.heard('evaluate b')).toEqual(
        bareOr(['vite:beforeFullReload', 'evaluate b', 'start'], ['evaluate b']),
      )
    })

    it('does not reload a page that runs when a save of its entry cannot be loaded', async () => {
      const page = await context.app.open('missing-start/')
      await page.until('document.querySelector("vite-error-overlay, metamon-overlay") !== null')
      expect(await edit('missing-start/main.js', './nothing.js', './there.js')).toBe(
        bareOr(undefined, 'reloaded'),
      )
      await page.print('start')
      await page.evaluate('window.isOld = true')

      expect(await edit('missing-start/main.js', './there.js', './nothing.js')).toBe(
        bareOr(undefined, 'aborted'),
      )
      await page.until(bareOr('!window.isOld', 'window.isOld'))
    })

    it('calls no callback of an update when one of its modules fails', async () => {
      const page = await context.app.open('half-failing/')
      await page.heard()

      await edit('half-failing/shared.js', "'a'", "'broken'")
      const heard = await page.heard(bareOr('accept right undefined', undefined))
      expect(heard.filter((text) => /broken|undefined/.test(text))).toEqual(
        bareOr(['accept left broken', 'accept right undefined'], []),
      )
      await edit('half-failing/shared.js', "'broken'", "'c'")
      const fixed = await page.heard('accept right c')
      expect(fixed.slice(-2)).toEqual(['accept left c', 'accept right c'])
    })

    it('takes an update back when an accept callback throws', async () => {
      const page = await context.app.open('throwing-callback/')
      await page.heard()

      const outcome = await edit('throwing-callback/part.js', "'a'", "'broken'")
      expect(outcome).toBe(bareOr(undefined, 'rolled-back'))
      await page.print('accept broken')
      expect(await page.evaluate('shown')).toBe(bareOr('broken', 'a'))
      await edit('throwing-callback/part.js', "value = 'broken'", "value = 'c'")
      await page.heard('accept c')
      expect(await page.evaluate('shown')).toBe('c')
    })

    it('prunes nothing for an update that fails', async () => {
      const page = await context.app.open('prune-failing/')
      await page.heard()

      await edit('prune-failing/parent.js', "import './gone.js'", "throw new Error('on purpose')")
      expect(await page.heard(bareOr('prune gone', undefined))).toEqual(bareOr(['prune gone'], []))
      await edit('prune-failing/parent.js', "throw new Error('on purpose')", '')
      expect(await page.heard(bareOr(undefined, 'prune gone'))).toEqual(bareOr([], ['prune gone']))
    })

    it('evaluates nothing again for a save that changes nothing', async () => {
      const page = await context.app.open('same-content/')
      await page.heard()

      const file = 'same-content/part.js'
      const text = await context.app.read(file)
      expect(await saveAndSettle(context.app, file, () => context.app.save(file, text))).toBe(
        bareOr(undefined, 'ignored'),
      )
      expect(await page.heard(bareOr('evaluate a', undefined))).toEqual(bareOr(['evaluate a'], []))
    })

    it('asks once where the modules are that a module imports', async () => {
      const page = await context.app.open('asked/')
      await page.heard()

      await edit('asked/part.js', "'a'", "'b'")
      const first = await page.heard('evaluate b!')
      expect(first.toSorted()).toEqual(['asked', 'evaluate b!'])
      await edit('asked/part.js', "'b'", "'c'")
      const second = await page.heard('evaluate c!')
      expect(second.toSorted()).toEqual([...bareOr(['asked'], []), 'evaluate c!'])
    })

    it('makes one update of several saves at once', async () => {
      const page = await context.app.open('together/')
      await page.heard()

      const files = ['together/left.js', 'together/right.js'].map((file) => context.app.path(file))
      const texts = files.map((file) => readFileSync(file, 'utf8').replace("'a'", "'b'"))
      files.forEach((file, index) => writeFileSync(file, texts[index]!))
      await Promise.all([page.print('evaluate left b'), page.print('evaluate right b')])
      const heard = await page.heard()
      expect(heard.filter((text) => text.startsWith('update'))).toEqual(
        bareOr(['update of 1', 'update of 1'], ['update of 2']),
      )
    })

    it('does not reload for a deleted file that nothing has imported any more', async () => {
      const page = await context.app.open('delete-unused/')
      await page.heard()

      await context.app.edit('delete-unused/parent.js', "import './child.js'\n", '')
      expect(await page.heard('prune child')).toEqual(['evaluate parent', 'prune child'])
      const outcome = await saveAndSettle(context.app, 'delete-unused/child.js', () =>
        context.app.remove('delete-unused/child.js'),
      )
      expect(outcome).toBe(bareOr(undefined, 'ignored'))
      expect(await page.heard(bareOr('start', undefined))).toEqual(
        bareOr(['vite:beforeFullReload', 'evaluate parent', 'start'], []),
      )
    })
  },
  { plugins: hookPlugins },
)
