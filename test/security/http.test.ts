import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { SECRET, startAttacked, tokenOf, type AttackedApp } from './support/attacked-app.ts'
import { rawRequest, type RawRequest, type RawResponse } from './support/raw-request.ts'

const PATHS = ['/__metamon', '/__metamon/', '/__metamon/key.js', '/__metamon/nothing']

let app: AttackedApp
let token: string

beforeAll(async () => {
  app = await startAttacked()
  token = await tokenOf(app.url)
})
afterAll(() => app.close())

const ask = (path: string, more: Omit<RawRequest, 'path'> = {}): Promise<RawResponse> =>
  rawRequest(app.url, { path, ...more })

/** Nobody but the panel is told anything, and it is asked again to see that it still is. */
async function expectNothing(
  { status, headers, text }: RawResponse,
  statuses: readonly number[],
): Promise<void> {
  expect(statuses).toContain(status)
  expect(headers['access-control-allow-origin']).toBeUndefined()
  expect(text).not.toContain(SECRET)
  expect(text).not.toContain(token)
  expect((await ask('/__metamon/')).status).toBe(200)
}

describe('attack 1: another host name for this machine', () => {
  it.each(PATHS)('is refused at %s', async (path) => {
    await expectNothing(await ask(path, { headers: { Host: 'evil.example' } }), [403])
  })
})

describe.each([
  ['attack 2: another site', 'http://evil.example'],
  ['attack 3: a page without an origin', 'null'],
  ['attack 4: another port of this machine', 'http://localhost:1234'],
  ['attack 4: the same port under another name', 'https://127.0.0.1.evil.example'],
])('%s', (_, origin) => {
  it.each(PATHS.flatMap((path) => ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS'].map((method) => [method, path])))(
    'is refused with %s %s',
    async (method, path) => {
      const headers = { Origin: origin, 'Access-Control-Request-Method': 'GET', 'Content-Type': 'text/plain' }
      await expectNothing(await ask(path!, { method: method!, headers }), [403])
    },
  )
})

it('attack 4 is one: of the app itself, Vite lets other ports read', async () => {
  const { headers } = await ask('/src/view.js', { headers: { Origin: 'http://localhost:1234' } })
  expect(headers['access-control-allow-origin']).toBe('http://localhost:1234')
})

describe('attack 6: a path that leads elsewhere', () => {
  it.each([
    '..%2f..%2fetc/passwd',
    '%2e%2e/%2e%2e/.env',
    '../.env',
    '..\\..\\.env',
    '/etc/passwd',
    '//etc/passwd',
    '@fs/etc/passwd',
    'file:///etc/passwd',
    'key.js%00.html',
    'key.js\0',
    'key.js::$DATA',
    'KEY~1.JS',
    'key.js\\',
    'key.js?raw??',
    'key.js#/../.env',
    '.env',
    'key.js/',
    './key.js/../../.env',
    '%5c..%5c.env',
    'key.js;/../.env',
  ])('is refused: %j', async (path) => {
    await expectNothing(await ask(`/__metamon/${path}`), [400, 404])
  })

  it.each(['/__metamon\\..\\.env', '/__metamon%2f..%2f.env', '/__metamon;/', '/__metamon?raw??.env'])(
    'is refused beside the folder: %j',
    async (path) => {
      await expectNothing(await ask(path), [400, 403, 404])
    },
  )
})

describe('attack 7: what is no request', () => {
  it.each<[string, RawRequest, readonly number[]]>([
    ['an escape that is cut off', { path: '/__metamon/%E0%A4%A' }, [400]],
    ['an origin that is none', { path: '/__metamon/', headers: { Origin: '::::' } }, [403]],
    ['a host that is none', { path: '/__metamon/', headers: { Host: '[::' } }, [400, 403]],
    ['a url of a megabyte', { path: `/__metamon/${'x'.repeat(1024 * 1024)}` }, [400, 414, 431, 0]],
    ['a url of two kilobytes', { path: `/__metamon/${'x'.repeat(2048)}` }, [400]],
    ['a body that is no JSON', { path: '/__metamon/', method: 'POST', body: '{{{' }, [405]],
    [
      'a body of ten megabytes',
      { path: '/__metamon/', method: 'POST', body: Buffer.alloc(10_000_000) },
      [405, 0],
    ],
    ['a method that nobody knows', { path: '/__metamon/key.js', method: 'PROPFIND' }, [405]],
  ])('%s leaves the server as it is', async (_, request, statuses) => {
    await expectNothing(await rawRequest(app.url, request), statuses)
  })
})

describe('attack 8: a link out of the project', () => {
  it('is not followed below the panel', async () => {
    const outside = join(tmpdir(), `metamon-outside-${process.pid}`)
    await mkdir(outside, { recursive: true })
    onTestFinished(() => rm(outside, { recursive: true }))
    await writeFile(join(outside, 'secret.js'), `export const secret = '${SECRET}'\n`)
    await mkdir(app.path('__metamon'), { recursive: true })
    await symlink(outside, app.path('__metamon/out'))
    expect((await ask('/__metamon/out/secret.js')).text).not.toContain(SECRET)
    expect((await ask('/__metamon/out/secret.js')).status).toBe(404)
  })
})
