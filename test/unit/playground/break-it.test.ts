import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, parseSync, type ViteDevServer } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { breakIt, ENDPOINT } from '../../../playground/plugins/break-it.ts'
import { BREAKABLE_FILES, BREAKAGES, EDITS } from '../../../playground/plugins/edits.ts'
import { FRAMEWORKS } from '../../../playground/src/shared/types.ts'

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: { readonly files?: readonly string[]; readonly error?: string }
}

interface Sent {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly body?: string
}

let root: string
let server: ViteDevServer
let host: string
let token: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'playground-'))
  await cp('playground/src', join(root, 'src'), { recursive: true })
  server = await createServer({
    configFile: false,
    root,
    logLevel: 'silent',
    plugins: [breakIt()],
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: 0, watch: null, ws: false },
  })
  await server.listen()
  // A server that listens on a port has an address of this kind.
  host = `127.0.0.1:${(server.httpServer!.address() as AddressInfo).port}`
  const html = await server.transformIndexHtml('/', '<html><head></head><body></body></html>')
  token = /name="playground-token" content="([^"]+)"/.exec(html)?.[1] ?? ''
})

afterEach(async () => {
  await server.close()
  await rm(root, { recursive: true })
})

/** A request as the page sends it, except for what the test changes; undefined leaves a header out. */
function send({ method = 'POST', path = ENDPOINT, headers, body = '' }: Sent): Promise<Answer> {
  const all = {
    host,
    origin: `http://${host}`,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'x-playground-token': token,
    ...headers,
  }
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
  const [address = '', port] = host.split(':')
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: address, port, method, path, headers: given, setHost: false },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.on('end', () => {
          const isJson = response.headers['content-type'] === 'application/json'
          const status = response.statusCode ?? 0
          resolve({ status, headers: response.headers, body: isJson && text ? JSON.parse(text) : {} })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const ask = (action: string, target: string): Promise<Answer> =>
  send({ body: JSON.stringify({ action, target }) })

const readAll = (): Promise<string[]> =>
  Promise.all(BREAKABLE_FILES.map((file) => readFile(join(root, file), 'utf8')))

describe('a request that is not the page’s', () => {
  const valid = JSON.stringify({ action: 'syntax', target: 'vue' })

  it.each<[string, number, Sent]>([
    ['by GET', 405, { method: 'GET', body: '' }],
    ['by PUT', 405, { method: 'PUT' }],
    ['by DELETE', 405, { method: 'DELETE', body: '' }],
    ['for a path below', 404, { path: `${ENDPOINT}/all` }],
    ['for a path with a query', 404, { path: `${ENDPOINT}?target=vue` }],
    ['without an origin', 403, { headers: { origin: undefined } }],
    ['from another origin', 403, { headers: { origin: 'http://evil.example' } }],
    ['from another port', 403, { headers: { origin: 'http://127.0.0.1:1' } }],
    ['from an opaque origin', 403, { headers: { origin: 'null' } }],
    ['from a site of the same name', 403, { headers: { 'sec-fetch-site': 'same-site' } }],
    ['without a word on where it is from', 403, { headers: { 'sec-fetch-site': undefined } }],
    ['under another host name', 403, { headers: { host: 'evil.example', origin: 'http://evil.example' } }],
    ['without the token', 403, { headers: { 'x-playground-token': undefined } }],
    ['with a token of another length', 403, { headers: { 'x-playground-token': 'short' } }],
    ['with a wrong token', 403, { headers: { 'x-playground-token': 'a'.repeat(43) } }],
    ['as a form', 415, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['as plain text', 415, { headers: { 'content-type': 'text/plain' } }],
    ['without a type', 415, { headers: { 'content-type': undefined } }],
    ['over 1 kB', 413, { body: JSON.stringify({ action: 'syntax', target: 'vue', more: 'x'.repeat(1024) }) }],
    ['with text that is not JSON', 400, { body: 'break vue' }],
    ['with a list', 400, { body: '["syntax","vue"]' }],
    ['without a body', 400, { body: '' }],
    ['for an unknown action', 400, { body: '{"action":"delete","target":"vue"}' }],
    ['for an unknown framework', 400, { body: '{"action":"syntax","target":"angular"}' }],
    ['for an inherited name', 400, { body: '{"action":"constructor","target":"vue"}' }],
    ['with a file of its own', 400, { body: '{"action":"syntax","target":"vue","file":"/etc/passwd"}' }],
  ])('is refused %s, and nothing is written', async (_, status, sent) => {
    const before = await readAll()
    const answer = await send({ body: valid, ...sent })
    expect(answer.status).toBe(status)
    expect(await readAll()).toEqual(before)
  })

  it('is told which method is right, in an answer that no cache keeps', async () => {
    const { headers, body } = await send({ method: 'GET' })
    expect(headers).toMatchObject({ allow: 'POST', 'cache-control': 'no-store' })
    expect(body).toEqual({ error: 'only POST' })
  })

  it('is refused with the token of another start', async () => {
    const other = await createServer({
      configFile: false,
      root,
      logLevel: 'silent',
      plugins: [breakIt()],
      server: { middlewareMode: true, watch: null, ws: false },
    })
    const html = await other.transformIndexHtml('/', '<head></head>')
    await other.close()
    const theirs = /playground-token" content="([^"]+)"/.exec(html)?.[1]
    expect(theirs).toMatch(/^[\w-]{43}$/)
    const { status } = await send({ body: valid, headers: { 'x-playground-token': theirs } })
    expect(status).toBe(403)
  })
})

describe('each mistake', () => {
  const cases = FRAMEWORKS.flatMap((target) => BREAKAGES.map((action) => ({ target, action })))

  it.each(cases)('is made ($action, $target) and taken out again', async ({ target, action }) => {
    const before = await readAll()
    const edit = EDITS[target][action]

    const broken = await ask(action, target)
    expect(broken).toMatchObject({ status: 200, body: { files: [edit.file] } })
    expect(broken.headers['cache-control']).toBe('no-store')
    expect(await readFile(join(root, edit.file), 'utf8')).toContain(edit.broken)

    expect(await ask('restore', target)).toMatchObject({ status: 200, body: { files: [edit.file] } })
    expect(await readAll()).toEqual(before)
  })

  it.each(['react', 'solid'] as const)('is a syntax error only where it says so, for %s', async (target) => {
    const errorsOf = async (file: string) => parseSync(file, await readFile(join(root, file), 'utf8')).errors
    for (const action of ['throw', 'rename'] as const) {
      await ask(action, target)
      expect(await errorsOf(EDITS[target][action].file)).toEqual([])
    }
    await ask('syntax', target)
    expect(await errorsOf(EDITS[target].syntax.file)).not.toEqual([])
  })

  it('replaces the one before it', async () => {
    await ask('rename', 'svelte')
    const { body } = await ask('throw', 'svelte')
    expect(body.files).toEqual(['src/svelte/SvelteCard.svelte', 'src/svelte/fruit.ts'])
    expect(await readFile(join(root, 'src/svelte/fruit.ts'), 'utf8')).toContain('export const fruit:')
  })

  it('leaves what was edited since it was made', async () => {
    const path = join(root, 'src/vue/VueCard.vue')
    const before = await readFile(path, 'utf8')
    await ask('syntax', 'vue')
    await writeFile(path, (await readFile(path, 'utf8')).replace('<h2>Vue</h2>', '<h2>Mine</h2>'))
    await ask('restore', 'vue')
    expect(await readFile(path, 'utf8')).toBe(before.replace('<h2>Vue</h2>', '<h2>Mine</h2>'))
  })

  it('is not made in a file that no longer has its place', async () => {
    const path = join(root, 'src/react/ReactCard.tsx')
    await writeFile(path, 'export const ReactCard = () => null\n')
    const { status, body } = await ask('throw', 'react')
    expect(status).toBe(409)
    expect(body.error).toContain('src/react/ReactCard.tsx no longer has')
    expect(await readFile(path, 'utf8')).toBe('export const ReactCard = () => null\n')
  })
})

describe('putting back', () => {
  it('writes nothing when nothing is broken', async () => {
    const before = await readAll()
    expect(await ask('restore', 'solid')).toMatchObject({ status: 200, body: { files: [] } })
    expect(await readAll()).toEqual(before)
  })

  it('mends one framework and leaves the others broken', async () => {
    await ask('syntax', 'vue')
    await ask('syntax', 'react')
    await ask('restore', 'vue')
    expect(await readFile(join(root, EDITS.react.syntax.file), 'utf8')).toContain(EDITS.react.syntax.broken)
  })

  it('happens by itself when the server closes', async () => {
    const before = await readAll()
    for (const target of FRAMEWORKS) await ask('throw', target)
    expect(await readAll()).not.toEqual(before)
    await server.close()
    expect(await readAll()).toEqual(before)
  })

  it('listens for an interrupt of the process only while something is broken', async () => {
    const before = process.listenerCount('SIGINT')
    await ask('syntax', 'vue')
    await ask('throw', 'react')
    expect(process.listenerCount('SIGINT')).toBe(before + 1)
    await ask('restore', 'vue')
    await ask('restore', 'react')
    expect(process.listenerCount('SIGINT')).toBe(before)
  })
})
