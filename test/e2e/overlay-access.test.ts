import type { HotReloadTest } from 'metamon/testing'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violationsOf } from './support/axe.ts'
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

const SCHEMES = ['light', 'dark'] as const

let app: HotReloadTest

beforeAll(async () => {
  app = await startOverlayApp()
})
afterEach(async () => {
  await app.page.evaluate(() => sessionStorage.clear())
  await app.page.setViewportSize({ width: 1280, height: 720 })
  await app.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' })
  if ((await app.page.locator('metamon-overlay').count()) > 0) await mendCart(app)
  await overlayIsGone(app.page)
})
afterAll(() => app.close())

describe.each(SCHEMES)('in %s', (colorScheme) => {
  it('has no violation that axe knows of, as a dialog and as a pill', async () => {
    await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await throwInCart(app)
    await pillOf(app.page)
    expect(await violationsOf(app.page, 'metamon-overlay')).toEqual([])
    await (await pillOf(app.page)).click()
    const dialog = await dialogOf(app.page)
    expect(await violationsOf(app.page, 'metamon-overlay')).toEqual([])
    const background = await dialog.evaluate((one) => getComputedStyle(one).backgroundColor)
    expect(background).toBe(colorScheme === 'dark' ? 'rgb(22, 20, 29)' : 'rgb(251, 250, 253)')
  })
})

const focused = (page: Page) =>
  page.evaluate(() => {
    const inside = document.activeElement?.shadowRoot?.activeElement
    return inside ? (inside.getAttribute('data-key') ?? inside.localName) : document.activeElement?.id
  })

describe('with the keyboard alone', () => {
  it('takes the focus in, keeps it, and gives it back', async () => {
    await app.page.fill('#name', 'Ada')
    await app.page.focus('#name')
    await breakCart(app)
    await dialogOf(app.page)
    expect(await focused(app.page)).toBe('dialog')
    const visited = new Set<string | undefined>()
    for (let step = 0; step < 12; step++) {
      await app.page.keyboard.press('Tab')
      visited.add(await focused(app.page))
    }
    expect([...visited]).toEqual(
      expect.arrayContaining(['minimise', 'retry', 'reload', 'open', 'copy', 'pre']),
    )
    expect(visited).not.toContain('name')
    await mendCart(app)
    await overlayIsGone(app.page)
    expect(await focused(app.page)).toBe('name')
  })

  it('is minimised by Escape, opened by Enter, and remembers that in its tab', async () => {
    await breakCart(app)
    await dialogOf(app.page)
    await app.page.keyboard.press('Escape')
    await pillOf(app.page)
    await mendCart(app)
    await overlayIsGone(app.page)
    await breakCart(app)
    const pill = await pillOf(app.page)
    await pill.focus()
    await app.page.keyboard.press('Enter')
    await dialogOf(app.page)
    await app.page.keyboard.press('Escape')
    await pillOf(app.page)
    await app.page.keyboard.press('Escape')
    await pillOf(app.page)
  })

  it('leaves the keys that it takes to itself', async () => {
    await app.page.evaluate(() => {
      Object.assign(window, { keys: [] })
      addEventListener('keydown', ({ key }) => (Reflect.get(window, 'keys') as string[]).push(key))
    })
    await breakCart(app)
    await dialogOf(app.page)
    await app.page.keyboard.press('ArrowRight')
    await app.page.keyboard.press('a')
    expect(await app.page.evaluate(() => Reflect.get(window, 'keys'))).toEqual([])
  })

  it('lets an update find the focus where the user has it', async () => {
    await app.page.focus('.count')
    await breakCart(app)
    await dialogOf(app.page)
    await app.write(
      'src/Cart.tsx',
      (await app.read('src/Cart.tsx')).replace('= =', '=').replace('<section>', '<section key="new">'),
    )
    await overlayIsGone(app.page)
    expect(await app.page.evaluate(() => document.activeElement?.className)).toBe('count')
  })
})

describe('what it looks like', () => {
  it.each([320, 390, 1280])(
    'fits a page that is %i pixels wide, and scrolls long lines in themselves',
    async (width) => {
      await app.page.setViewportSize({ width, height: 700 })
      await app.edit('src/Cart.tsx', (text) =>
        text.replace('total = priceOf', `total = /* ${'long '.repeat(60)} */ = priceOf`),
      )
      const dialog = await dialogOf(app.page)
      const box = await dialog.boundingBox()
      expect(box!.x).toBeGreaterThanOrEqual(0)
      expect(box!.x + box!.width).toBeLessThanOrEqual(width)
      const widths = (selector: string) =>
        dialog.locator(selector).evaluate((one) => [one.scrollWidth, one.clientWidth] as const)
      const [bodyWidth, bodyRoom] = await widths('.body')
      expect(bodyWidth).toBe(bodyRoom)
      const [codeWidth, codeRoom] = await widths('pre')
      expect(codeWidth).toBeGreaterThan(codeRoom)
    },
  )

  it('is not changed by the styles of the app', async () => {
    await breakCart(app)
    const dialog = await dialogOf(app.page)
    const look = () =>
      dialog.evaluate((one) => {
        const { color, font, display, backgroundColor } = getComputedStyle(one.querySelector('#message')!)
        return [color, font, display, backgroundColor, one.getBoundingClientRect().width]
      })
    const before = await look()
    const style = await app.page.addStyleTag({
      content:
        'metamon-overlay, main * { all: unset; color: red !important; font: 40px serif !important; display: none !important; direction: rtl !important }',
    })
    expect(await look()).toEqual(before)
    await style.evaluate((one) => (one as HTMLElement).remove())
  })

  it('takes the parts and variables that it offers', async () => {
    await breakCart(app)
    const dialog = await dialogOf(app.page)
    const style = await app.page.addStyleTag({
      content:
        'metamon-overlay { --metamon-accent: rgb(1, 2, 3) } metamon-overlay::part(title) { letter-spacing: 3px }',
    })
    const title = dialog.locator('#title')
    expect(await title.evaluate((one) => getComputedStyle(one).letterSpacing)).toBe('3px')
    const file = dialog.locator('figcaption button')
    expect(await file.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(1, 2, 3)')
    await style.evaluate((one) => (one as HTMLElement).remove())
  })

  it('stands still for who wants that, and has borders where colours are forced', async () => {
    await app.page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' })
    await breakCart(app)
    const dialog = await dialogOf(app.page)
    expect(await dialog.evaluate((one) => getComputedStyle(one).animationName)).toBe('none')
    expect(await dialog.locator('figure').evaluate((one) => getComputedStyle(one).borderTopStyle)).toBe(
      'solid',
    )
    expect(await dialog.locator('.marked').evaluate((one) => getComputedStyle(one).outlineStyle)).toBe(
      'solid',
    )
  })
})

describe('what it is among', () => {
  it('is in front of a dialog of the app, and can be used', async () => {
    await app.page.evaluate(() => {
      const dialog = Object.assign(document.createElement('dialog'), { id: 'own' })
      dialog.append('The dialog of the app')
      document.body.append(dialog)
      dialog.showModal()
    })
    await breakCart(app)
    await dialogOf(app.page)
    await buttonOf(app.page, 'Minimise').click()
    await app.page.evaluate(() => document.querySelector('#own')?.remove())
    await pillOf(app.page)
  })

  it('says on the window when it opens and closes', async () => {
    await app.page.evaluate(() => {
      Object.assign(window, { heard: [] })
      for (const type of ['metamon:overlay:open', 'metamon:overlay:close'])
        addEventListener(type, () => (Reflect.get(window, 'heard') as string[]).push(type))
    })
    await breakCart(app)
    await dialogOf(app.page)
    await buttonOf(app.page, 'Minimise').click()
    await (await pillOf(app.page)).click()
    await mendCart(app)
    await overlayIsGone(app.page)
    expect(await app.page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([
      'metamon:overlay:open',
      'metamon:overlay:close',
      'metamon:overlay:open',
      'metamon:overlay:close',
    ])
  })
})
