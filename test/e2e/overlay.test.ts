import type { HotReloadTest } from 'metamon/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  breakCart,
  buttonOf,
  dialogOf,
  mendCart,
  overlayIsGone,
  pillOf,
  startOverlayApp,
  throwInCart,
} from './support/overlay-app.ts'

let app: HotReloadTest

beforeAll(async () => {
  app = await startOverlayApp()
})
afterEach(async () => {
  await app.page.evaluate(() => sessionStorage.clear())
  if ((await app.page.locator('metamon-overlay').count()) > 0) await mendCart(app)
  await overlayIsGone(app.page)
})
afterAll(() => app.close())

describe('a save that cannot be compiled', () => {
  it('opens a dialog with the original code, its numbers, and the place that is to blame', async () => {
    await breakCart(app)
    const dialog = await dialogOf(app.page)
    expect(await dialog.getAttribute('role')).toBe('alertdialog')
    expect(await dialog.getAttribute('aria-modal')).toBe('true')
    expect(await dialog.locator('#message').innerText()).toBe('Unexpected token')
    const frame = dialog.locator('[part=frame]')
    expect(await frame.locator('.number').allInnerTexts()).toEqual(['8', '9', '10', '11', '12', '13', '14'])
    expect(await frame.locator('.marked .text').innerText()).toBe(
      '  const total = = priceOf({ price: 10 }) * count\n',
    )
    expect(await frame.locator('mark').innerText()).toBe('=')
    expect(await frame.locator('.token-keyword').first().innerText()).toBe('export')
    expect(await dialog.locator('.badge').allInnerTexts()).toEqual(['React', 'parse', 'vite:oxc'])
  })

  it('says that the last good version runs, in the words of the journal', async () => {
    await app.page.click('.count')
    const count = await app.page.innerText('.count')
    const entry = await breakCart(app)
    const dialog = await dialogOf(app.page)
    const banner = await dialog.locator('.banner').innerText()
    expect(banner).toContain('Still running the last good version, all state kept.')
    expect(banner).toContain(entry.sentence)
    const link = dialog.getByRole('link', { name: 'What this means' })
    expect(await link.getAttribute('href')).toBe(`${app.url}__metamon/#/reasons/${entry.reason}`)
    expect(await app.page.innerText('.count')).toBe(count)
  })

  it('goes exactly when it is mended, and not with any other update', async () => {
    await breakCart(app)
    await dialogOf(app.page)
    const other = await app.edit('src/note.ts', (text) => text.replace(/note-\d+/, 'note-1'))
    expect(other.outcome).toBe('applied')
    await app.page.waitForSelector('body[data-note=note-1]')
    const dialog = await dialogOf(app.page)
    expect(await dialog.evaluate((one) => one.matches(':modal'))).toBe(true)
    await mendCart(app)
    await overlayIsGone(app.page)
  })

  it('is never beside the overlay of Vite, and its fix does not reload the page', async () => {
    await app.page.evaluate(() => Object.assign(window, { isSamePage: true }))
    await breakCart(app)
    await dialogOf(app.page)
    expect(await app.page.locator('vite-error-overlay').count()).toBe(0)
    await mendCart(app)
    await overlayIsGone(app.page)
    expect(await app.page.evaluate(() => 'isSamePage' in window)).toBe(true)
  })

  it('opens the place in the editor through the endpoint of Vite', async () => {
    await breakCart(app)
    await dialogOf(app.page)
    const asked: string[] = []
    await app.page.route('**/__open-in-editor**', (route) => {
      asked.push(new URL(route.request().url()).searchParams.get('file') ?? '')
      return route.fulfill({ status: 200, body: '' })
    })
    await buttonOf(app.page, 'Open src/Cart.tsx:11:17 in the editor').click()
    await expect.poll(() => asked).toEqual([`${app.root}/src/Cart.tsx:11:17`])
    await app.page.unroute('**/__open-in-editor**')
  })

  it('is copied as Markdown', async () => {
    await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await breakCart(app)
    await dialogOf(app.page)
    await buttonOf(app.page, 'Copy as Markdown').click()
    await expect.poll(() => app.page.locator('metamon-overlay #said').innerText()).toBe('Copied')
    const text = await app.page.evaluate(() => navigator.clipboard.readText())
    expect(text).toContain('### The code cannot be read')
    expect(text).toContain('>   11 |   const total = = priceOf')
    expect(text).toMatch(/vite \d+\.\d+\.\d+, node \d+/)
  })

  it('is tried again by Retry, at most once a second', async () => {
    await breakCart(app)
    await dialogOf(app.page)
    const settled = app.entries.length
    for (let clicks = 0; clicks < 3; clicks++) await buttonOf(app.page, 'Retry').click()
    await expect.poll(() => app.entries.length).toBe(settled + 1)
    expect(app.entries.at(-1)).toMatchObject({ outcome: 'aborted', files: ['src/Cart.tsx'] })
  })

  it('leaves the button for the panel out where there is none, and opens the entry where there is one', async () => {
    await app.page.evaluate(() => {
      const page = Reflect.get(globalThis, Symbol.for('metamon.page')) as Record<string, unknown>
      Object.assign(window, { realPanel: page.openPanel })
      page.openPanel = undefined
    })
    const entry = await breakCart(app)
    await dialogOf(app.page)
    expect(await buttonOf(app.page, 'Why?').count()).toBe(0)
    await mendCart(app)
    await overlayIsGone(app.page)
    await app.page.evaluate(() => {
      const page = Reflect.get(globalThis, Symbol.for('metamon.page')) as Record<string, unknown>
      page.openPanel = (id: string) => Object.assign(window, { asked: id })
    })
    const again = await breakCart(app)
    await dialogOf(app.page)
    await buttonOf(app.page, 'Why?').click()
    expect(await app.page.evaluate(() => Reflect.get(window, 'asked'))).toBe(again.id)
    expect(again.id).not.toBe(entry.id)
    await app.page.evaluate(() => {
      const page = Reflect.get(globalThis, Symbol.for('metamon.page')) as Record<string, unknown>
      page.openPanel = Reflect.get(window, 'realPanel')
    })
  })
})

describe('an update that throws in the page', () => {
  it('is a pill, which opens to the place, the calls, the cause and the component', async () => {
    const entry = await throwInCart(app)
    expect(entry.outcome).toBe('rolled-back')
    const pill = await pillOf(app.page)
    expect(await pill.innerText()).toContain('TypeError: no items')
    expect(await app.page.locator('metamon-overlay dialog').isVisible()).toBe(false)
    await pill.click()
    const dialog = await dialogOf(app.page)
    expect(await dialog.locator('mark').innerText()).toBe('new')
    expect(await dialog.locator('figcaption').innerText()).toBe('src/Cart.tsx:11:24')
    const trace = await dialog.locator('[part=trace]').allInnerTexts()
    expect(trace.join('\n')).toMatch(/Calls\s+Cart\s+src\/Cart\.tsx:11:24\s+\d+ calls in packages/)
    expect(trace.join('\n')).toMatch(/Caused by\s+Error: the server said 404\s+Cart\s+src\/Cart\.tsx:11:/)
    expect(trace.join('\n')).toMatch(/Components\s+Cart/)
    expect(await dialog.locator('.badge').allInnerTexts()).toEqual(['React', 'render'])
  })

  it('is tried again by Retry', async () => {
    await throwInCart(app)
    await (await pillOf(app.page)).click()
    await dialogOf(app.page)
    const settled = app.entries.length
    await buttonOf(app.page, 'Retry').click()
    await expect.poll(() => app.entries.length).toBe(settled + 1)
    expect(app.entries.at(-1)).toMatchObject({ outcome: 'rolled-back', files: ['src/Cart.tsx'] })
  })
})

describe('an error that nobody catches between updates', () => {
  it('is a pill with its place, in the page that it was thrown in, until the file changes', async () => {
    const tab = await app.openTab()
    await tab.waitForSelector('.count')
    const before = await app.read('src/note.ts')
    await app.write(
      'src/note.ts',
      `${before}
export function late(): void {
  throw new RangeError('too late')
}
export const refuse = () => Promise.reject(new Error('nobody waits'))
Object.assign(window, { late, refuse })
`,
    )
    await app.page.evaluate(() => {
      setTimeout(Reflect.get(window, 'late') as () => void, 0)
      setTimeout(Reflect.get(window, 'refuse') as () => void, 0)
    })
    await expect.poll(async () => (await pillOf(app.page)).innerText()).toContain('2 errors')
    await (await pillOf(app.page)).click()
    const dialog = await dialogOf(app.page)
    const shown = async () =>
      (await dialog.locator('#title').innerText()) + (await dialog.locator('#message').innerText())
    const all = [await shown()]
    await app.page.keyboard.press('ArrowRight')
    all.push(await shown())
    expect(all.toSorted()).toEqual([
      'Uncaught errorRangeError: too late',
      'Unhandled rejectionError: nobody waits',
    ])
    expect(await tab.locator('metamon-overlay').count()).toBe(0)
    await tab.context().close()
    await app.edit('src/price.ts', (text) => `${text}\n// of no concern\n`)
    expect(await dialog.isVisible()).toBe(true)
    await app.write('src/note.ts', before)
    await overlayIsGone(app.page)
  })
})

describe('several problems', () => {
  it('are counted and paged through, each once', async () => {
    await breakCart(app)
    await app.edit('src/price.ts', (text) => text.replace('return', 'return ='))
    const dialog = await dialogOf(app.page)
    await expect.poll(() => dialog.locator('.pages').innerText()).toContain('/2')
    const place = () => dialog.locator('figcaption').innerText()
    const first = await place()
    await app.page.keyboard.press('ArrowRight')
    const second = await place()
    expect([first, second].toSorted()).toEqual(['src/Cart.tsx:11:17', 'src/price.ts:3:10'])
    await app.page.keyboard.press('ArrowRight')
    expect(await place()).toBe(first)
    await buttonOf(app.page, 'Previous error').click()
    expect(await place()).toBe(second)
    await app.edit('src/price.ts', (text) => text.replace('return =', 'return'))
    await expect.poll(() => dialog.locator('.pages').count()).toBe(0)
    expect(await place()).toBe('src/Cart.tsx:11:17')
  })
})

describe('a page that comes later', () => {
  it('hears what is wrong, and sees it go', async () => {
    await breakCart(app)
    const tab = await app.openTab()
    await dialogOf(tab)
    expect(await tab.locator('metamon-overlay figcaption').innerText()).toBe('src/Cart.tsx:11:17')
    await mendCart(app)
    await Promise.all([overlayIsGone(tab), overlayIsGone(app.page)])
    await tab.context().close()
  })

  it('hears it again after a reload', async () => {
    await breakCart(app)
    await dialogOf(app.page)
    await buttonOf(app.page, 'Reload').click()
    await app.page.waitForEvent('load')
    await app.page.waitForSelector('.count')
    await dialogOf(app.page)
  })
})
