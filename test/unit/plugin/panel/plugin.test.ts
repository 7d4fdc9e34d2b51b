import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { createLogger, createServer, type Plugin, type ViteDevServer } from 'vite'
import { expect, it, onTestFinished, vi } from 'vitest'
import metamon, { type MetamonOptions } from '../../../../src/plugin/index.ts'

async function start(options: MetamonOptions = {}, base = '/') {
  const root = mkdtempSync(join(tmpdir(), 'metamon-panel-'))
  writeFileSync(join(root, 'index.html'), '')
  const lines: string[] = []
  const info = (line: string) => void lines.push(stripVTControlCharacters(line))
  const server = await createServer({
    root,
    base,
    configFile: false,
    customLogger: { ...createLogger('info'), info },
    plugins: [metamon(options)],
    server: { host: '127.0.0.1', port: 0, watch: null },
  })
  await server.listen()
  onTestFinished(async () => {
    await server.close()
    rmSync(root, { recursive: true })
  })
  return { server, lines, url: server.resolvedUrls!.local[0]! }
}

/** What Vite's own dev tools look for. */
interface Dockable extends Plugin {
  readonly devtools?: { setup(context: { readonly docks?: { register(dock: object): void } }): void }
}

const dockOf = ({ config }: ViteDevServer): Dockable['devtools'] =>
  config.plugins.map((plugin: Dockable) => plugin.devtools).find((one) => one !== undefined)

it('prints the url of the panel under those of Vite', async () => {
  const { server, lines, url } = await start({}, '/app/')
  server.printUrls()
  expect(lines.at(-1)).toBe(`  ➜  Metamon: ${url}__metamon/`)
})

it.each([{ devtools: false }, { logLevel: 'warn' as const }])('prints none with %o', async (options) => {
  const { server, lines } = await start(options)
  server.printUrls()
  expect(lines.join('\n')).not.toContain('__metamon')
})

it('has a dock for the dev tools of Vite, where there are any', async () => {
  const { server } = await start({}, '/app/')
  const register = vi.fn()
  dockOf(server)!.setup({ docks: { register } })
  expect(register).toHaveBeenCalledWith(
    expect.objectContaining({ id: 'metamon', title: 'Metamon', type: 'iframe', url: '/app/__metamon/' }),
  )
  expect(() => dockOf(server)!.setup({})).not.toThrow()
})

it('answers under its base only, and a path without a slash with one that has it', async () => {
  const { url } = await start({}, '/app/')
  const moved = await fetch(`${url}__metamon`, { redirect: 'manual' })
  expect([moved.status, moved.headers.get('location')]).toEqual([302, '/app/__metamon/'])
  expect((await fetch(`${url}__metamon/`)).headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect((await fetch(`${url}__metamon/?x=1`)).status).toBe(200)
  expect((await fetch(`${url}__metamonster`)).headers.get('x-frame-options')).toBeNull()
})

it('is not there when it is switched off', async () => {
  const { server, url } = await start({ devtools: false })
  expect(dockOf(server)).toBeUndefined()
  expect(await (await fetch(`${url}__metamon/key.js`)).text()).not.toContain('token')
})
