import type { HotReloadTest } from 'metamon/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violationsOf } from './support/axe.ts'
import {
  breakCart,
  buttonOf,
  CART,
  dialogOf,
  mendCart,
  overlayIsGone,
  pillOf,
  startOverlayApp,
} from './support/overlay-app.ts'

/** It accepts itself, but for what says that it is not wanted. */
const NOTE = `document.body.dataset.note = 'note-0'
export const isWanted = true
import.meta.hot?.accept((next) => {
  if (!next?.isWanted) throw new Error('not like this')
})
`

/** A plugin that cannot take a file that says so. */
const PICKY = `{
  name: 'picky',
  transform(code) {
    if (code.includes('do not take')) this.error('this file is not to my taste')
  },
}`

let app: HotReloadTest

beforeAll(async () => {
  app = await startOverlayApp({ files: { 'src/note.ts': NOTE }, plugins: PICKY })
})
afterEach(async () => {
  await app.page.evaluate(() => sessionStorage.clear())
  if ((await app.read('src/note.ts')) !== NOTE) await app.write('src/note.ts', NOTE)
  if ((await app.read('src/Cart.tsx')) !== CART) await mendCart(app)
  await overlayIsGone(app.page)
})
afterAll(() => app.close())

interface Case {
  readonly phase: string
  readonly title: string
  readonly message: string
  /** What goes wrong in the note. */
  readonly change: (text: string) => string
  readonly badges: readonly string[]
}

const CASES: readonly Case[] = [
  {
    phase: 'resolve',
    title: 'An import leads nowhere',
    message: './prize',
    change: (text) => `import './prize'\n${text}`,
    badges: ['resolve', 'vite:import-analysis'],
  },
  {
    phase: 'transform',
    title: 'The file cannot be compiled',
    message: 'this file is not to my taste',
    change: (text) => `// do not take\n${text}`,
    badges: ['transform', 'picky'],
  },
  {
    phase: 'evaluate',
    title: 'A module has thrown',
    message: 'Error: not today',
    change: (text) => `throw new Error('not today')\n${text}`,
    badges: ['evaluate'],
  },
  {
    phase: 'accept',
    title: 'The update was not accepted',
    message: 'Error: not like this',
    change: (text) => text.replace('isWanted = true', 'isWanted = false'),
    badges: ['accept'],
  },
]

/** Saves the note with what goes wrong. */
async function breakNote({ change }: Case): Promise<void> {
  await app.edit('src/note.ts', change)
  await app.page.waitForSelector('metamon-overlay', { state: 'attached' })
  if (await app.page.locator('metamon-overlay .pill').isVisible()) await (await pillOf(app.page)).click()
}

describe('the overlay', () => {
  it.each(CASES)('says in words that it is about: $phase', async (one) => {
    await breakNote(one)
    const dialog = await dialogOf(app.page)
    expect(await dialog.locator('#title').innerText()).toBe(one.title)
    expect(await dialog.locator('#message').innerText()).toContain(one.message)
    expect(await dialog.locator('.badge').allInnerTexts()).toEqual(one.badges)
    expect(await violationsOf(app.page, 'metamon-overlay')).toEqual([])
  })

  it('shows one error that comes again and again once', async () => {
    await app.page.evaluate(() => {
      const fail = () => {
        throw new RangeError('again')
      }
      for (let times = 0; times < 3; times++) setTimeout(fail, 0)
    })
    expect(await (await pillOf(app.page)).innerText()).toContain('1 error')
    await app.page.reload()
    await app.page.waitForSelector('.count')
  })

  it('opens the editor and the panel, is copied, tried again and minimised, all by keys', async () => {
    await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const asked: string[] = []
    await app.page.route('**/__open-in-editor**', (route) => {
      asked.push(new URL(route.request().url()).searchParams.get('file') ?? '')
      return route.fulfill({ status: 200, body: '' })
    })
    const press = async (name: string) => {
      await buttonOf(app.page, name).focus()
      await app.page.keyboard.press('Enter')
    }
    const { sentence } = await breakCart(app)
    const dialog = await dialogOf(app.page)
    expect(await dialog.locator('[onclick], [role=button], a:not([href])').count()).toBe(0)
    await press('Open src/Cart.tsx:11:17 in the editor')
    await expect.poll(() => asked).toEqual([`${app.root}/src/Cart.tsx:11:17`])
    await press('Copy as Markdown')
    await expect.poll(() => dialog.locator('#said').innerText()).toBe('Copied')
    const settled = app.entries.length
    await press('Retry')
    await expect.poll(() => app.entries.length).toBe(settled + 1)
    await press('Why?')
    await expect.poll(() => app.page.locator('metamon-panel .sentence').textContent()).toBe(sentence)
    expect(await app.page.evaluate(() => document.activeElement?.localName)).toBe('metamon-panel')
    await app.page.keyboard.press('Escape')
    await app.page.locator('metamon-panel').waitFor({ state: 'hidden' })
    await app.page.unroute('**/__open-in-editor**')
  })

  it('is minimised in the one tab, and stays open in the other, until both see it go', async () => {
    const other = await app.page.context().newPage()
    await other.goto(app.url)
    await other.waitForSelector('.count')
    await breakCart(app)
    await Promise.all([dialogOf(other), dialogOf(app.page)])
    await app.page.keyboard.press('Escape')
    await pillOf(app.page)
    expect(await other.locator('metamon-overlay dialog').isVisible()).toBe(true)
    await app.page.reload()
    await pillOf(app.page)
    await other.reload()
    await dialogOf(other)
    await mendCart(app)
    await Promise.all([overlayIsGone(other), overlayIsGone(app.page)])
    await other.close()
  })
})
