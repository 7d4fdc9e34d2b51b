import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PANEL_EVENTS } from '../../src/shared/panel-protocol.ts'
import { PAINTED_EVENT } from '../../src/shared/painted.ts'
import { EVENTS } from '../../src/shared/protocol.ts'
import { connect, SECRET, startAttacked, tokenOf, type AttackedApp } from './support/attacked-app.ts'
import { openSocket, type RawSocket } from './support/raw-socket.ts'

let app: AttackedApp
let token: string

beforeAll(async () => {
  app = await startAttacked()
  token = await tokenOf(app.url)
  await app.saveNext()
})
afterAll(() => app.close())

const ALL = [
  ...Object.values(EVENTS),
  ...Object.values(PANEL_EVENTS),
  PAINTED_EVENT,
  'metamon:retry',
  'metamon:problems',
]

/** Sends, and waits until it is read. */
async function say(socket: RawSocket, event: string, data: unknown): Promise<void> {
  socket.emit(event, data)
  await socket.flushed()
}

describe('attack 10: a socket of another origin', () => {
  it.each(['http://evil.example', 'null', 'http://localhost:1234'])('of %s is refused', async (origin) => {
    expect(await openSocket(app.url, { Origin: origin })).toBe(400)
  })

  it('that has found out how to connect is told nothing without the token of the panel', async () => {
    const socket = await connect(app.url)
    for (const name of [undefined, '', 'x'.repeat(32), token.slice(1), `${token}x`, { length: 32 }, [token]])
      await say(socket, PANEL_EVENTS.open, { token: name })
    await app.saveNext()
    await socket.flushed()
    expect(socket.heard.filter(({ event }) => event.startsWith('metamon:panel:'))).toEqual([])
    socket.close()
  })
})

describe('attack 11: a process without an origin', () => {
  const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

  it.each([
    [
      'junk',
      () => [undefined, null, 1, 'x', true, [], {}, { id: {} }, [[]]].map((one) => JSON.stringify(one)),
    ],
    ['something huge', () => [JSON.stringify({ id: 'x', kept: ['x'.repeat(2_000_000)] })]],
    ['something deep', () => [`{"id":"x","token":"${token}","action":${deep(5000)},"data":${deep(5000)}}`]],
    [
      'a prototype',
      () => [`{"__proto__":{"polluted":1},"id":"__proto__","constructor":{"prototype":{"polluted":1}}}`],
    ],
    [
      'paths and code',
      () => [
        JSON.stringify({
          id: '/etc/passwd',
          file: '../.env',
          url: 'file:///etc/passwd',
          code: 'process.exit()',
        }),
      ],
    ],
    ['numbers that are none', () => [`{"request":1e999,"id":-1,"savedAt":1e400}`]],
    ['half of a message', () => ['{"id":', '']],
  ])('sends %s with every event, and nothing comes of it', async (_, texts) => {
    const socket = await connect(app.url)
    const settled = app.entries.length
    for (const event of ALL)
      for (const text of texts())
        socket.send(
          `{"type":"custom","event":${JSON.stringify(event)}${text === undefined ? '' : `,"data":${text}`}}`,
        )
    await socket.flushed()
    socket.close()
    expect(app.entries).toHaveLength(settled)
    expect(JSON.stringify(socket.heard)).not.toContain(SECRET)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect((await app.saveNext()).outcome).toBe('applied')
    expect(app.serverLog.filter((line) => line.startsWith('error'))).toEqual([])
  })
})

/** A panel, as far as the server knows. */
async function openedPanel(): Promise<RawSocket> {
  const panel = await connect(app.url)
  panel.emit(PANEL_EVENTS.open, { token })
  await panel.next(PANEL_EVENTS.state)
  return panel
}

it('tells panels nothing of where the project is', async () => {
  const panel = await openedPanel()
  const [{ data } = { data: undefined }] = panel.heard.filter(({ event }) => event === PANEL_EVENTS.state)
  expect(JSON.stringify(data)).toContain('src/view.js')
  expect(JSON.stringify(data)).not.toContain(app.root)
  panel.close()
})

describe('attack 12: one client', () => {
  it('cannot have another one run or hear anything', async () => {
    const [attacker, victim] = [await connect(app.url), await connect(app.url)]
    await say(victim, EVENTS.hello, null)
    for (const event of [...ALL, 'vite:beforeUpdate', 'vite:beforeFullReload', 'vite:error', 'full-reload'])
      await say(attacker, event, {
        token,
        id: 'x',
        path: '/evil.js',
        code: 'alert(1)',
        request: 'x',
        kind: 'read',
      })
    for (const type of ['update', 'full-reload', 'error', 'prune'])
      attacker.send(
        JSON.stringify({ type, updates: [{ type: 'js-update', path: '/evil.js' }], path: '*', err: {} }),
      )
    await attacker.flushed()
    await victim.flushed()
    // The page of the app says of its own saves when they are painted.
    const isOwnPaint = ({ event, data }: { readonly event: string; readonly data: unknown }) =>
      event === PAINTED_EVENT && app.entries.some(({ id }) => id === (data as { id?: unknown }).id)
    const heard = victim.heard.filter((one) => one.event !== EVENTS.history && !isOwnPaint(one))
    expect(heard).toEqual([])
    expect(await app.page.evaluate('window.isEvil')).toBeUndefined()
    for (const socket of [attacker, victim]) socket.close()
  })

  it('with the token can write signals that a page has, as data, and nothing else', async () => {
    const [panel, page] = [await openedPanel(), await connect(app.url)]
    await say(page, EVENTS.hello, null)
    const value = { __html: '<img src=x onerror=alert(1)>' }
    panel.emit(PANEL_EVENTS.act, {
      token,
      request: 1,
      action: { kind: 'set-signal', key: 'total', value, code: 'x' },
    })
    const ask = (await page.next(PANEL_EVENTS.ask)) as { readonly request: string }
    expect(ask).toEqual({ kind: 'set-signal', key: 'total', value, request: ask.request })
    await say(panel, PANEL_EVENTS.act, {
      token,
      request: 2,
      action: { kind: 'set-signal', key: 'total', value: JSON.parse('{"__proto__":{"x":1}}') },
    })
    await page.flushed()
    expect(page.heard.filter(({ event }) => event === PANEL_EVENTS.ask)).toHaveLength(1)
    for (const socket of [panel, page]) socket.close()
  })
})

describe('attack 13: a forged answer', () => {
  it('counts only from the page that was asked, once', async () => {
    const [panel, page, attacker] = [await openedPanel(), await connect(app.url), await connect(app.url)]
    await say(page, EVENTS.hello, null)
    panel.emit(PANEL_EVENTS.read, { token, request: 7, topic: 'memory' })
    const { request } = (await page.next(PANEL_EVENTS.ask)) as { readonly request: string }
    await say(attacker, PANEL_EVENTS.tell, { request, path: '/', data: 'forged' })
    await say(attacker, PANEL_EVENTS.tell, { request: 'guessed', path: '/', data: 'forged' })
    await say(page, PANEL_EVENTS.tell, { request, path: '/', data: 'true' })
    await say(page, PANEL_EVENTS.tell, { request, path: '/', data: 'repeated' })
    const told: unknown[] = []
    const ofPage = (one: unknown) => (one as { readonly path: string }).path === '/'
    while (!told.some((one) => (one as { data: unknown }).data === 'true'))
      told.push(await panel.next(PANEL_EVENTS.page))
    await panel.flushed()
    expect(told.filter(ofPage).map((one) => (one as { data: unknown }).data)).not.toContain('forged')
    expect(JSON.stringify(panel.heard)).not.toMatch(/forged|repeated/)
    for (const socket of [panel, page, attacker]) socket.close()
  })

  it('of an update that was settled long ago changes nothing', async () => {
    const socket = await connect(app.url)
    const { id } = await app.saveNext()
    const settled = app.entries.length
    await say(socket, EVENTS.report, {
      id,
      phase: 'update',
      failed: 'render',
      reapply: ['/src/view.js'],
      reloaded: 'asked',
    })
    expect(app.entries).toHaveLength(settled)
    expect((await app.saveNext()).outcome).toBe('applied')
    socket.close()
  })
})

describe('attack 14: what is larger than 256 KB', () => {
  const large = 'x'.repeat(257 * 1024)

  it('is not taken from a panel, nor from a page', async () => {
    const [panel, page] = [await openedPanel(), await connect(app.url)]
    await say(page, EVENTS.hello, null)
    await say(panel, PANEL_EVENTS.act, {
      token,
      request: 1,
      action: { kind: 'set-signal', key: 'a', value: large },
    })
    await say(panel, PANEL_EVENTS.act, { token, request: 2, action: { kind: 'apply-again', entryId: large } })
    await page.flushed()
    expect(page.heard.filter(({ event }) => event === PANEL_EVENTS.ask)).toEqual([])
    panel.emit(PANEL_EVENTS.read, { token, request: 3, topic: 'signals' })
    const { request } = (await page.next(PANEL_EVENTS.ask)) as { readonly request: string }
    await say(page, PANEL_EVENTS.tell, { request, path: '/large', data: large })
    await say(page, PANEL_EVENTS.tell, { request, path: large, data: 'x' })
    await panel.flushed()
    expect(JSON.stringify(panel.heard)).not.toContain('/large')
    expect(panel.heard.filter(({ event }) => event === PANEL_EVENTS.answer)).toEqual([])
    for (const socket of [panel, page]) socket.close()
  })
})

// Last: nothing more is taken from panels for a while.
describe('attack 11: a process that knows the token', () => {
  it('can do no more than a panel, and not too often', async () => {
    const panel = await openedPanel()
    const refusals: unknown[] = []
    for (let request = 0; request < 22; request += 1) {
      panel.emit(PANEL_EVENTS.act, { token, request, action: { kind: 'back-to', entryId: '../../.env' } })
      refusals.push(await panel.next(PANEL_EVENTS.answer))
    }
    expect(refusals[0]).toEqual({ request: 0, isDone: false, refusal: 'unknown-entry' })
    expect(refusals.at(-1)).toEqual({ request: 21, isDone: false, refusal: 'too-many' })
    for (const action of [
      { kind: 'open', file: '/etc/passwd' },
      { kind: 'eval', code: '1' },
      'pause',
      null,
      [],
    ])
      await say(panel, PANEL_EVENTS.act, { token, request: 99, action })
    expect(panel.heard.filter(({ data }) => (data as { request?: number }).request === 99)).toEqual([])
    panel.close()
  })
})
