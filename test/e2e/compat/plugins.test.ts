import { expect, it } from 'vitest'
import { hookPlugins } from './plugins/hooks.ts'
import { virtualModules } from './plugins/virtual-modules.ts'
import { onBothSides } from './support/sides.ts'

onBothSides(
  (context) => {
    it('tells the page before and after an update, and of the update itself', async () => {
      const page = await context.app.open('events/')
      await page.heard()

      await context.app.edit('events/part.js', "'a'", "'b'")
      const update = 'js-update /events/part.js /events/part.js'
      expect(await page.heard(`vite:afterUpdate ${update}`)).toEqual([
        `vite:beforeUpdate ${update}`,
        'evaluate part b',
        `vite:afterUpdate ${update}`,
      ])
    })

    it('carries custom events in both directions', async () => {
      const page = await context.app.open('events/')
      await page.heard()

      await page.evaluate('ask("why?")')
      const value = /'(\w)'/.exec(await context.app.read('events/part.js'))?.[1]
      expect(await page.heard('compat:broadcast why?')).toEqual([
        'compat:answer {"question":"why?","answer":42}',
        `part ${value} hears why?`,
        'compat:broadcast why?',
      ])
    })

    it('lets only the newest instance of a module listen, until it stops', async () => {
      const page = await context.app.open('events/')
      await page.heard()

      await context.app.edit('events/part.js', /'\w'/, "'x'")
      await page.heard('evaluate part x')
      context.app.server.ws.send('compat:broadcast', 1)
      expect((await page.heard('part x hears 1')).toSorted()).toEqual([
        'compat:broadcast 1',
        'part x hears 1',
      ])
      await page.evaluate('stopHearing()')
      context.app.server.ws.send('compat:broadcast', 2)
      expect(await page.heard('compat:broadcast 2')).toEqual(['compat:broadcast 2'])
    })

    it('tells the page of a stylesheet that cannot be compiled, and applies the fix', async () => {
      const page = await context.app.open('events/')
      await page.heard()

      await context.app.edit('events/part.css', 'color: red;\n}', 'color: blue;')
      const heard = await page.heard('vite:error true')
      expect(heard).toContain('vite:error true')
      expect(heard).not.toContain('vite:beforeFullReload')
      await context.app.edit('events/part.css', 'color: blue;', 'color: blue;\n}')
      await page.until('getComputedStyle(document.body).color === "rgb(0, 0, 255)"')
      await page.until('document.querySelector("vite-error-overlay, metamon-overlay") === null')
    })

    it('leaves a file to the hotUpdate hook that handles it', async () => {
      const page = await context.app.open('hooks/')
      await page.heard()

      await context.app.edit('hooks/hot-update.txt', 'a', 'b')
      expect(await page.heard('compat:hot-update update b')).toEqual(['compat:hot-update update b'])
    })

    it('leaves a file to the handleHotUpdate hook that handles it', async () => {
      const page = await context.app.open('hooks/')
      await page.heard()

      await context.app.edit('hooks/handle-hot-update.txt', 'a', 'b')
      expect(await page.heard('compat:handle-hot-update b')).toEqual(['compat:handle-hot-update b'])
    })

    it('delivers what a hook sends itself, in its order', async () => {
      const page = await context.app.open('hooks/')
      await page.heard()

      await context.app.edit('hooks/payload.js', "'a'", "'b'")
      expect(await page.heard('evaluate payload b')).toEqual(['compat:custom before', 'evaluate payload b'])
      await context.app.edit('hooks/payload.js', "'b'", "'reload'")
      expect(await page.heard('start')).toEqual([
        'compat:custom before',
        'vite:beforeFullReload',
        'evaluate payload reload',
        'evaluate guarded a',
        'evaluate watched a',
        'start',
      ])
    })

    it('delivers what a plugin sends when nothing was saved', async () => {
      const page = await context.app.open('hook-throws/')
      await page.heard()

      const { ws, environments } = context.app.server
      ws.send({ type: 'error', err: { message: 'sent by hand', stack: '' } })
      expect(await page.heard('vite:error sent by hand')).toEqual(['vite:error sent by hand'])
      environments.client.hot.send({ type: 'full-reload' })
      const heard = await page.heard('start')
      expect([heard[0], heard.at(-1)]).toEqual(['vite:beforeFullReload', 'start'])
    })

    it('updates a module with a file that it has watched', async () => {
      const page = await context.app.open('hooks/')
      await page.heard()

      await context.app.edit('hooks/setting.txt', 'a', 'b')
      expect(await page.heard('evaluate watched b')).toEqual(['evaluate watched b'])
    })

    it('tells the page of a hook that throws, and applies the next save', async () => {
      const page = await context.app.open('hook-throws/')
      await page.heard()

      await context.app.edit('hook-throws/guarded.js', "'a'", "'throw'")
      await page.print('vite:error no such hook')
      expect(await page.heard()).toEqual(['vite:error no such hook'])
      await context.app.edit('hook-throws/guarded.js', "'throw'", "'b'")
      expect(await page.heard('evaluate guarded b')).toEqual(['evaluate guarded b'])
      await page.until('document.querySelector("vite-error-overlay, metamon-overlay") === null')
    })

    it('updates a virtual module that a hotUpdate hook adds', async () => {
      const page = await context.app.open('virtual/')
      await page.heard()

      await context.app.edit('virtual/data.txt', 'a', 'b')
      expect(await page.heard('accept b')).toEqual(['accept b'])
    })

    it('updates the importers of a virtual module that is reloaded, and of what it imports', async () => {
      const page = await context.app.open('virtual/')
      expect(await page.heard()).toContain('evaluate importer of a0')

      await page.evaluate('increment()')
      expect(await page.heard('evaluate importer of a1')).toEqual(['evaluate importer of a1'])
      await context.app.edit('virtual/dep.js', "'a'", "'b'")
      expect(await page.heard('evaluate importer of b1')).toEqual(['evaluate importer of b1'])
    })

    it('hands a virtual module that invalidates itself on to its importer', async () => {
      const page = await context.app.open('virtual-invalidate/')
      await page.heard()

      await context.app.edit('virtual-invalidate/text.txt', 'a', 'b')
      expect(await page.heard('accept importer')).toEqual([
        'vite:invalidate \0virtual:compat-invalidating',
        'evaluate importer of b',
        'accept importer',
      ])
    })
  },
  { plugins: () => [...hookPlugins(), virtualModules()] },
)
