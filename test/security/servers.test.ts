import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { join } from 'node:path'
import metamon from 'metamon/vite'
import { createServer, type InlineConfig, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startAttacked, type AttackedApp } from './support/attacked-app.ts'
import { CERTIFICATE, KEY } from './support/certificate.ts'
import { portOf } from './support/port-of.ts'
import { rawRequest } from './support/raw-request.ts'

let app: AttackedApp

beforeAll(async () => {
  app = await startAttacked()
})
afterAll(() => app.close())

describe('attack 9: the same on servers of other kinds', () => {
  const start = async (config: InlineConfig): Promise<ViteDevServer> => {
    const server = await createServer({
      root: app.root,
      configFile: false,
      logLevel: 'silent',
      plugins: [metamon()],
      cacheDir: join(app.root, '.vite-other'),
      ...config,
    })
    onTestFinished(() => server.close())
    return server
  }

  const expectGuarded = async (url: string): Promise<void> => {
    const { pathname, host, protocol } = new URL(url)
    for (const name of ['', 'key.js']) {
      const path = `${pathname}__metamon/${name}`
      const own = await rawRequest(url, { path, headers: { Host: host, Origin: `${protocol}//${host}` } })
      expect(own.status).toBe(200)
      expect(own.headers['cross-origin-resource-policy']).toBe('same-origin')
      for (const headers of [
        { Host: host, Origin: 'http://evil.example' },
        { Host: host, Origin: 'null' },
        { Host: host, Origin: 'http://localhost:1234' },
        { Host: host, 'Sec-Fetch-Site': 'cross-site' },
      ]) {
        const { status, text } = await rawRequest(url, { path, headers })
        expect([status, text]).toEqual([403, ''])
      }
    }
    expect((await rawRequest(url, { path: `${pathname}__metamon/../.env` })).status).toBe(400)
  }

  it('with a base', async () => {
    const server = await start({ base: '/app/', server: { host: '127.0.0.1', port: 0 } })
    await server.listen()
    await expectGuarded(server.resolvedUrls!.local[0]!)
    const url = new URL(server.resolvedUrls!.local[0]!)
    expect((await rawRequest(url.origin, { path: '/__metamon/key.js' })).text).not.toContain('token')
  })

  it.each([
    ['inside another server', 'http', createHttpServer()],
    ['with https', 'https', createHttpsServer({ key: KEY, cert: CERTIFICATE })],
  ])('%s', async (_, protocol, parent) => {
    const port = await portOf(parent)
    const server = await start({ server: { middlewareMode: true, hmr: { server: parent } } })
    parent.on('request', server.middlewares)
    await expectGuarded(`${protocol}://127.0.0.1:${port}/`)
  })

  it('opened to the network with --host', async () => {
    const server = await start({ server: { host: true, port: 0 } })
    await server.listen()
    await expectGuarded(server.resolvedUrls!.local[0]!.replace('localhost', '127.0.0.1'))
  })

  it('switched off', async () => {
    const server = await start({
      plugins: [metamon({ devtools: false })],
      server: { host: '127.0.0.1', port: 0 },
    })
    await server.listen()
    const { text } = await rawRequest(server.resolvedUrls!.local[0]!, { path: '/__metamon/key.js' })
    expect(text).not.toContain('export const token')
  })
})
