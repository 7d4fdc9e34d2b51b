import { describe, expect, it } from 'vitest'
import {
  breakCart,
  buttonOf,
  CART,
  dialogOf,
  mendCart,
  overlayIsGone,
  pillOf,
  startOverlayApp,
  throwInCart,
} from './support/overlay-app.ts'

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'nonce-x'",
  "style-src 'self' 'nonce-x'",
  "connect-src 'self' ws:",
  'img-src data:',
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

describe('a page with a strict policy', () => {
  it('has overlay and toasts, and nothing that the policy forbids', async () => {
    await using app = await startOverlayApp({
      vite: { html: { cspNonce: 'x' }, server: { headers: { 'Content-Security-Policy': POLICY } } },
    })
    await app.page.evaluate(() => {
      Object.assign(window, { refused: [] })
      addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
        (Reflect.get(window, 'refused') as string[]).push(violatedDirective),
      )
    })
    await breakCart(app)
    const dialog = await dialogOf(app.page)
    expect(await dialog.evaluate((one) => getComputedStyle(one).borderRadius)).toBe('16px')
    await mendCart(app)
    await overlayIsGone(app.page)
    await throwInCart(app)
    await (await pillOf(app.page)).click()
    await dialogOf(app.page)
    await buttonOf(app.page, 'Minimise').click()
    await app.edit('src/note.ts', (text) => text.replace('note-0', 'note-1'))
    await app.page.locator('metamon-toasts .good').first().waitFor()
    expect(await app.page.evaluate(() => Reflect.get(window, 'refused'))).toEqual([])
  })
})

describe('`showErrorOverlay`', () => {
  it("shows Vite's overlay, and no other, with 'vite'", async () => {
    await using app = await startOverlayApp({ options: `showErrorOverlay: 'vite'` })
    await breakCart(app)
    await app.page.waitForSelector('vite-error-overlay', { state: 'attached' })
    expect(await app.page.locator('metamon-overlay').count()).toBe(0)
    await mendCart(app)
    await app.page.waitForSelector('vite-error-overlay', { state: 'detached' })
  })

  it('shows nothing with false, and still tells the terminal', async () => {
    await using app = await startOverlayApp({ options: 'showErrorOverlay: false' })
    const entry = await breakCart(app)
    await expect.poll(() => app.serverLog.join('\n')).toContain(entry.sentence)
    await app.edit('src/note.ts', (text) => text.replace('note-0', 'note-1'))
    await app.page.waitForSelector('body[data-note=note-1]')
    expect(await app.page.locator('metamon-overlay, vite-error-overlay').count()).toBe(0)
  })

  it('gives way where `server.hmr.overlay` asks for the one of Vite', async () => {
    await using app = await startOverlayApp({ vite: { server: { hmr: { overlay: true } } } })
    await breakCart(app)
    await app.page.waitForSelector('vite-error-overlay', { state: 'attached' })
    expect(await app.page.locator('metamon-overlay').count()).toBe(0)
  })

  it("lets those hear errors that listen to Vite's event", async () => {
    await using app = await startOverlayApp({
      files: {
        'src/note.ts': `import.meta.hot?.on('vite:error', ({ err }) => Object.assign(window, { heard: err.message }))\n`,
      },
    })
    await breakCart(app)
    await dialogOf(app.page)
    expect(await app.page.evaluate(() => Reflect.get(window, 'heard'))).toContain('Unexpected token')
  })
})

describe('strict mode', () => {
  it('blocks until it is fixed', async () => {
    await using app = await startOverlayApp({ options: `errorRecoveryMode: 'strict'` })
    await throwInCart(app)
    const dialog = await dialogOf(app.page)
    expect(await buttonOf(app.page, 'Minimise').count()).toBe(0)
    for (let times = 0; times < 3; times++) await app.page.keyboard.press('Escape')
    expect(await dialog.isVisible()).toBe(true)
    expect(await dialog.locator('footer').innerText()).toContain('strict mode waits')
    await mendCart(app)
    await overlayIsGone(app.page)
  })
})

describe('a page that cannot be loaded', () => {
  it('shows what is wrong, says so, and goes when the page can be', async () => {
    const fine = 'export const priceOf = ({ price }: { price: number }) => price\n'
    await using app = await startOverlayApp({
      files: { 'src/price.ts': fine.replace('=>', '=> =') },
      isSound: false,
    })
    const dialog = await dialogOf(app.page)
    expect(await dialog.locator('figcaption').innerText()).toMatch(/^src\/price\.ts:1:\d+$/)
    expect(await dialog.locator('.banner').innerText()).not.toContain('last good')
    await app.write('src/price.ts', fine)
    await app.page.waitForSelector('.count')
    await overlayIsGone(app.page)
  })
})

describe('texts of anybody', () => {
  it('stay texts', async () => {
    await using app = await startOverlayApp()
    await app.edit('src/Cart.tsx', (text) =>
      text.replace(
        'const total',
        `if (count > 0) throw Object.assign(new Error('<img src=x onerror="window.hacked = 1"></p><script>window.hacked = 1</scr' + 'ipt>'), { stack: 'Error\\n at x (http://evil.example/etc/passwd:1:1)\\n at <b>y</b> (/etc/passwd:1:1)' })\n  const total`,
      ),
    )
    await (await pillOf(app.page)).click()
    const dialog = await dialogOf(app.page)
    expect(await dialog.locator('#message').innerText()).toContain('<img src=x')
    expect(await dialog.locator('img, script, b').count()).toBe(0)
    expect(await dialog.innerText()).not.toContain('passwd')
    expect(await app.page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined()
  })

  it('lead to no file that is not served, whoever sends them', async () => {
    await using app = await startOverlayApp({
      files: { 'src/note.ts': 'Object.assign(window, { hot: import.meta.hot })' },
    })
    const send = (event: string, data: unknown) =>
      app.page.evaluate(
        ([name, message]) => {
          const hot = Reflect.get(window, 'hot') as { send(event: string, data: unknown): void }
          hot.send(name, message)
        },
        [event, data] as const,
      )
    await send('metamon:thrown', null)
    await send('metamon:thrown', { errors: 'x'.repeat(100_000) })
    await send('metamon:retry', { file: '/etc/passwd' })
    await send('metamon:thrown', {
      errors: [
        {
          phase: 'uncaught',
          message: 'sent',
          file: '../../../etc/passwd',
          stack: 'Error\n    at a (file:///etc/passwd:1:1)\n    at b (/etc/passwd:1:1)',
          components: [],
          causes: [],
        },
      ],
    })
    await (await pillOf(app.page)).click()
    const dialog = await dialogOf(app.page)
    expect(await dialog.locator('#message').innerText()).toBe('sent')
    expect(await dialog.locator('[part=frame], [part=trace]').count()).toBe(0)
    expect(app.entries).toEqual([])
  })
})

describe('what was mended before the overlay is there', () => {
  it('is not shown when it is', async () => {
    await using app = await startOverlayApp({})
    const held: (() => void)[] = []
    await app.page.route(/virtual:metamon\/overlay/, (route) => void held.push(() => void route.continue()))
    const asked = app.page.waitForRequest(/virtual:metamon\/overlay/)
    await breakCart(app)
    await asked
    const mended = await app.edit('src/Cart.tsx', () => CART)
    expect(mended.diagnostics).toEqual([])
    for (const go of held) go()
    // It is shown, or not, as soon as there is such an element.
    await app.page.waitForFunction(() => customElements.get('metamon-overlay') !== undefined)
    expect(await app.page.locator('metamon-overlay').count()).toBe(0)
    await app.page.click('.count')
  })
})
