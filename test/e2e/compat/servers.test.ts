import { readFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isRunnableDevEnvironment, type RunnableDevEnvironment, type ViteDevServer } from 'vite'
import { afterEach, describe, expect, it } from 'vitest'
import { startApp, type CompatApp, type CompatAppOptions } from './support/app.ts'
import { SIDES } from './support/side.ts'
import { onBothSides, useChromium } from './support/sides.ts'

const chromium = useChromium()

describe.each(SIDES)('%s, configured otherwise', (side) => {
  let running: CompatApp | undefined
  const start = async (options: CompatAppOptions = {}) => {
    running = await startApp(side, chromium.browser, options)
    return running
  }
  afterEach(async () => {
    await running?.close()
    running = undefined
  })

  it('updates pages below another base', async () => {
    const app = await start({ vite: { base: '/below/here/' } })
    const page = await app.open('self-accept/')
    await page.heard()
    await app.edit('self-accept/part.js', "'a'", "'b'")
    expect(await page.heard('accept b in a')).toEqual(['dispose a', 'evaluate b, data a', 'accept b in a'])

    const invalidating = await app.open('invalidate/')
    await invalidating.heard()
    await app.edit('invalidate/child.js', "'a'", "'b'")
    expect((await invalidating.heard('accept parent of a')).at(-1)).toBe('accept parent of a')

    const styled = await app.open('styles/')
    await styled.heard()
    await app.edit('styles/linked.css', 'red', 'blue')
    await styled.until('getComputedStyle(document.querySelector(".linked")).color === "rgb(0, 0, 255)"')
    expect(await styled.heard()).toEqual([])
  })

  it('updates pages of an http server that has Vite as middleware and renders its own html', async () => {
    const http = createHttpServer()
    const app = await start({
      vite: { appType: 'custom', server: { middlewareMode: true, ws: { server: http } } },
      listen: (server) => listenWith(http, server),
    })
    try {
      const page = await app.open('self-accept/')
      expect(await page.heard()).toEqual(['evaluate a, data undefined', 'start'])
      await app.edit('self-accept/part.js', "'a'", "'b'")
      expect(await page.heard('accept b in a')).toEqual(['dispose a', 'evaluate b, data a', 'accept b in a'])
      await app.edit('self-accept/index.html', '<body>', '<body class="changed">')
      expect(await page.heard('start')).toEqual([
        'vite:beforeFullReload',
        'evaluate b, data undefined',
        'start',
      ])
    } finally {
      http.closeAllConnections()
      http.close()
    }
  })

  it('reloads the page when the server restarts, and updates it afterwards', async () => {
    const app = await start()
    const page = await app.open('self-accept/')
    await page.heard()

    await app.server.restart()
    expect(await page.heard('start')).toEqual(['evaluate a, data undefined', 'start'])
    await app.edit('self-accept/part.js', "'a'", "'b'")
    expect(await page.heard('accept b in a')).toEqual(['dispose a', 'evaluate b, data a', 'accept b in a'])

    await app.save('.env', 'VITE_SETTING=1\n')
    expect(await page.heard('start')).toEqual(['evaluate b, data undefined', 'start'])
    await app.edit('self-accept/part.js', "'b'", "'c'")
    expect(await page.heard('accept c in b')).toEqual(['dispose b', 'evaluate c, data b', 'accept c in b'])
  })

  it('updates a page with a file outside of the root', async () => {
    const app = await start({ root: 'outside/app', vite: { server: { fs: { allow: ['../..'] } } } })
    const page = await app.open('')
    expect(await page.heard()).toEqual(['start a'])

    await app.edit('outside/shared.js', "'a'", "'b'")
    expect(await page.heard('accept b')).toEqual(['accept b'])
  })
})

onBothSides(
  (context) => {
    it('updates the modules of a server environment beside those of the page', async () => {
      const { app } = context
      const page = await app.open('ssr/')
      await page.heard()
      const { runner } = ssrOf(app.server)
      const accepting = await runner.import<{ heard: string[] }>('/ssr/accepting.js')
      const render = async () => (await runner.import<{ render(): string }>('/ssr/entry.js')).render()
      expect(await render()).toBe('hello a')

      await app.edit('ssr/server-only.js', 'hello', 'bye')
      await expect.poll(render, { interval: 5 }).toBe('bye a')
      expect(await page.heard()).toEqual([])

      await app.edit('ssr/message.js', "'a'", "'b'")
      expect(await page.heard('accept b')).toEqual(['accept b'])
      await expect.poll(render, { interval: 5 }).toBe('bye b')
      const { heard } = await runner.import<{ heard: string[] }>('/ssr/accepting.js')
      expect([accepting.heard, heard]).toEqual([['evaluate a'], ['evaluate b']])
    })

    it('hands a module to the one that accepts it in a server environment', async () => {
      const { app } = context
      const { runner } = ssrOf(app.server)
      const { heard } = await runner.import<{ heard: string[] }>('/ssr-accept/accepting.js')

      await app.edit('ssr-accept/message.js', "'a'", "'b'")
      await expect.poll(() => heard, { interval: 5 }).toEqual(['evaluate a', 'accept b'])
      const loaded = await app.server.ssrLoadModule('/ssr-accept/message.js')
      expect(loaded.message).toBe('b')
    })

    it('loads a dependency that an edit brings, without a reload', async () => {
      const { app } = context
      const page = await app.open('new-dependency/')
      await page.heard()

      await app.edit(
        'new-dependency/part.js',
        "console.log('evaluate part')",
        "import { value } from 'late-dependency'\nconsole.log(`evaluate part with ${value}`)",
      )
      expect(await page.heard('evaluate part with late')).toEqual(['evaluate part with late'])
    })

    it('updates every tab that has loaded the module, and only those', async () => {
      const { app } = context
      const first = await app.open('self-accept/')
      const second = await app.openTab('self-accept/')
      const other = await app.openTab('two-boundaries/')
      for (const page of [first, second, other]) await page.heard()

      await app.edit('self-accept/part.js', "'a'", "'b'")
      for (const page of [first, second]) {
        expect(await page.heard('accept b in a')).toEqual([
          'dispose a',
          'evaluate b, data a',
          'accept b in a',
        ])
      }
      expect(await other.heard()).toEqual([])
    })
  },
  {
    files: {
      'node_modules/late-dependency/package.json': '{ "name": "late-dependency", "main": "index.js" }',
      'node_modules/late-dependency/index.js': "exports.value = 'late'\n",
    },
    vite: { optimizeDeps: { noDiscovery: false, entries: ['new-dependency/index.html'] } },
  },
  chromium,
)

async function listenWith(http: ReturnType<typeof createHttpServer>, server: ViteDevServer): Promise<string> {
  http.on('request', (request, response) => {
    server.middlewares(request, response, async () => {
      const url = `${request.url}index.html`
      const html = await readFile(`${server.config.root}${url}`, 'utf8')
      response.setHeader('content-type', 'text/html')
      response.end(await server.transformIndexHtml(url, html))
    })
  })
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve))
  // The address of a server that listens on a port is an object.
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}

function ssrOf(server: ViteDevServer): RunnableDevEnvironment {
  const environment = server.environments.ssr
  if (!isRunnableDevEnvironment(environment)) throw new Error('the ssr environment has no runner')
  return environment
}
