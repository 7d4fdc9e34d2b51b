import { createServer as createHttpServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAttacked, type AttackedApp } from './support/attacked-app.ts'
import { portOf } from './support/port-of.ts'
import { rawRequest, type RawRequest, type RawResponse } from './support/raw-request.ts'

let app: AttackedApp

beforeAll(async () => {
  app = await startAttacked()
})
afterAll(() => app.close())

const ask = (path: string, more: Omit<RawRequest, 'path'> = {}): Promise<RawResponse> =>
  rawRequest(app.url, { path, ...more })

describe('attack 5: a page of another origin', () => {
  it.each(['/__metamon/', '/__metamon/key.js'])('cannot embed, guess or keep %s', async (path) => {
    const { status, headers } = await ask(path)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'no-store',
    })
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'")
  })

  it.each(['same-site', 'cross-site'])('is refused where the browser says %s', async (site) => {
    for (const path of ['/__metamon', '/__metamon/', '/__metamon/key.js', '/__metamon/nothing']) {
      const { status, text } = await ask(path, { headers: { 'Sec-Fetch-Site': site } })
      expect([status, text]).toEqual([403, ''])
    }
  })

  it('gets no data, and does nothing, in Chromium', async () => {
    const evil = await startEvil()
    const page = await app.page.context().newPage()
    await page.goto(evil)
    const got = await page.evaluate(attack(app.url))
    expect(got).toEqual({
      script: 'refused',
      module: 'refused',
      image: 'refused',
      fetched: 'refused',
      opaque: 'refused',
      framed: 'refused',
      token: undefined,
    })
    const popup = page.waitForEvent('popup')
    await page.evaluate(
      (url) => void (window.name = String(window.open(`${url}__metamon/`) === null)),
      app.url,
    )
    await (await popup).waitForLoadState()
    expect(await page.evaluate('window.name')).toBe('false')
    const before = app.entries.length
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.evaluate((url) => {
      const form = Object.assign(document.createElement('form'), {
        method: 'post',
        action: `${url}__metamon/`,
      })
      document.body.append(form)
      form.submit()
    }, app.url)
    expect((await answered).status()).toBe(403)
    expect(app.entries).toHaveLength(before)
    expect(await app.saveNext()).toMatchObject({ outcome: 'applied' })
    await page.close()
  })
})

/** What a page of another origin can try to read. As text: what Vitest makes of `import()` is for Vitest. */
const attack = (url: string): string => `(async (url) => {
  const add = (name, more) =>
    new Promise((resolve) => {
      const node = Object.assign(document.createElement(name), more)
      node.addEventListener('load', () => resolve('loaded'))
      node.addEventListener('error', () => resolve('refused'))
      document.body.append(node)
    })
  const frame = document.createElement('iframe')
  const framed = new Promise((resolve) =>
    frame.addEventListener('load', () => resolve(frame.contentDocument === null ? 'refused' : 'read')),
  )
  frame.src = url + '__metamon/'
  document.body.append(frame)
  const tryTo = (work) => work.then(() => 'done').catch(() => 'refused')
  return {
    script: await add('script', { src: url + '__metamon/key.js' }),
    module: await tryTo(import(url + '__metamon/key.js')),
    image: await add('img', { src: url + '__metamon/' }),
    fetched: await tryTo(fetch(url + '__metamon/key.js')),
    opaque: await tryTo(fetch(url + '__metamon/key.js', { mode: 'no-cors' })),
    framed: await framed,
    token: window.token,
  }
})(${JSON.stringify(url)})`

/** A second, real origin of the same machine, which Vite's own rules let read the app. */
async function startEvil(): Promise<string> {
  const server = createHttpServer((_, response) =>
    response
      .setHeader('Content-Type', 'text/html')
      .end('<!doctype html><link rel="icon" href="data:," /><body>evil'),
  )
  return `http://localhost:${await portOf(server)}/`
}
