import type { HotReloadTest } from 'metamon/testing'
import type { Locator } from 'playwright-core'
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

let app: HotReloadTest

beforeAll(async () => {
  app = await startOverlayApp()
})
afterEach(async () => {
  await app.page.evaluate(() => sessionStorage.clear())
  await app.page.evaluate(() => document.documentElement.removeAttribute('dir'))
  await app.page.setViewportSize({ width: 1280, height: 720 })
  await app.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' })
  if ((await app.page.locator('metamon-overlay').count()) > 0) await mendCart(app)
  await overlayIsGone(app.page)
})
afterAll(() => app.close())

const styleOf = (one: Locator, ...names: readonly string[]): Promise<readonly string[]> =>
  one.evaluate((element, wanted) => {
    const style = getComputedStyle(element)
    return wanted.map((name) => style.getPropertyValue(name))
  }, names)

const LONG_LINE = `total = /* ${'long '.repeat(60)} */ = priceOf`
const breakLongLine = () => app.edit('src/Cart.tsx', (text) => text.replace('total = priceOf', LONG_LINE))

/** How far the page can be scrolled sideways. */
const sidewaysScroll = () =>
  app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe.each(['light', 'dark'] as const)('forced colours, %s', (colorScheme) => {
  it('are the colours of the overlay, whose borders, mark and focus can be seen', async () => {
    await app.page.emulateMedia({ colorScheme, forcedColors: 'active', reducedMotion: 'reduce' })
    await throwInCart(app)
    const pill = await pillOf(app.page)
    expect(await styleOf(pill, 'border-top-style')).toEqual(['solid'])
    expect(await violationsOf(app.page, 'metamon-overlay')).toEqual([])
    await pill.click()
    const dialog = await dialogOf(app.page)
    const [canvas, text] = await app.page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'))
      Object.assign(probe.style, { backgroundColor: 'Canvas', color: 'CanvasText' })
      const style = getComputedStyle(probe)
      const colours = [style.backgroundColor, style.color] as const
      probe.remove()
      return colours
    })
    expect(canvas).not.toBe(text)
    expect(await styleOf(dialog, 'background-color')).toEqual([canvas])
    for (const part of ['#title', '#message', '.marked .text', '.banner p'])
      expect(await styleOf(dialog.locator(part), 'color'), part).toEqual([text])
    for (const part of ['figure', '.badge', '.banner', 'button[data-key=copy]'])
      expect(await styleOf(dialog.locator(part).first(), 'border-top-style'), part).toEqual(['solid'])
    const [markBack, markText] = await styleOf(dialog.locator('mark'), 'background-color', 'color')
    expect(markBack).not.toBe(canvas)
    expect(markBack).not.toBe(markText)
    await app.page.keyboard.press('Tab')
    const focused = dialog.locator(':focus-visible')
    const [style, width, colour] = await styleOf(focused, 'outline-style', 'outline-width', 'outline-color')
    expect([style, width]).toEqual(['solid', '2px'])
    expect(colour).not.toBe(canvas)
    expect(await violationsOf(app.page, 'metamon-overlay')).toEqual([])
  })
})

describe('reduced motion', () => {
  it('is heard: nothing of the overlay moves, which it does otherwise', async () => {
    const moving = () =>
      app.page.evaluate(
        () =>
          [...document.querySelector('metamon-overlay')!.shadowRoot!.querySelectorAll('*')].filter(
            (one) => getComputedStyle(one).animationName !== 'none',
          ).length,
      )
    await breakCart(app)
    await dialogOf(app.page)
    expect(await moving()).toBe(1)
    await app.page.emulateMedia({ reducedMotion: 'reduce' })
    expect(await moving()).toBe(0)
  })
})

describe('a scheme that the app has chosen', () => {
  it('counts more than that of the system', async () => {
    await breakCart(app)
    const dialog = await dialogOf(app.page)
    expect(await styleOf(dialog, 'background-color')).toEqual(['rgb(251, 250, 253)'])
    const style = await app.page.addStyleTag({ content: 'metamon-overlay { --metamon-color-scheme: dark }' })
    expect(await styleOf(dialog, 'background-color')).toEqual(['rgb(22, 20, 29)'])
    expect(await violationsOf(app.page, 'metamon-overlay')).toEqual([])
    await style.evaluate((one) => (one as HTMLElement).remove())
  })
})

describe('a page that is written from right to left', () => {
  it('has the overlay within it, with code and words from left to right', async () => {
    await app.page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
    await app.page.setViewportSize({ width: 375, height: 700 })
    await breakLongLine()
    const dialog = await dialogOf(app.page)
    for (const part of ['#message', 'pre', '.banner'])
      expect(await styleOf(dialog.locator(part), 'direction', 'text-align')).toEqual(['ltr', 'start'])
    const box = (await dialog.boundingBox())!
    expect([box.x, box.width]).toEqual([0, 375])
    // The numbers are at the left of the code, and its start can be seen.
    const number = (await dialog.locator('.number').first().boundingBox())!
    const code = (await dialog.locator('.text').first().boundingBox())!
    expect(number.x).toBeGreaterThanOrEqual(0)
    expect(code.x).toBeGreaterThanOrEqual(number.x + number.width)
    expect(await sidewaysScroll()).toBe(0)
    await buttonOf(app.page, 'Minimise').click()
    const pill = (await (await pillOf(app.page)).boundingBox())!
    expect(pill.x).toBe(20)
    expect(pill.x + pill.width).toBeLessThanOrEqual(355)
    expect(await sidewaysScroll()).toBe(0)
  })
})

describe('a page that is 375 pixels wide', () => {
  it('does not scroll sideways, while a long line does in its frame, by keys too', async () => {
    await app.page.setViewportSize({ width: 375, height: 667 })
    await breakLongLine()
    const dialog = await dialogOf(app.page)
    const overflow = (selector: string) =>
      dialog.locator(selector).evaluate((one) => one.scrollWidth - one.clientWidth)
    for (const part of ['.body', 'header', 'footer', '.banner', 'figcaption'])
      expect(await overflow(part), part).toBe(0)
    expect(await overflow('pre')).toBeGreaterThan(0)
    expect(await sidewaysScroll()).toBe(0)
    for (const button of await dialog.locator('button').all()) {
      const box = (await button.boundingBox())!
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(375)
    }
    await dialog.locator('pre').focus()
    await app.page.keyboard.press('ArrowRight')
    await expect.poll(() => dialog.locator('pre').evaluate((one) => one.scrollLeft)).toBeGreaterThan(0)
    expect(await violationsOf(app.page, 'metamon-overlay')).toEqual([])
  })
})

describe('the parts', () => {
  it('are all there for the styles of the app, as are the variables', async () => {
    const style = await app.page.addStyleTag({
      content: `metamon-overlay { --metamon-accent: rgb(1, 2, 3); --metamon-font: monospace }
${PARTS.map((part) => `metamon-overlay::part(${part}) { scroll-margin-top: 7px }`).join('\n')}`,
    })
    await throwInCart(app)
    const pill = await pillOf(app.page)
    expect(await styleOf(pill, 'scroll-margin-top')).toEqual(['7px'])
    await pill.click()
    const dialog = await dialogOf(app.page)
    expect(await styleOf(dialog, 'scroll-margin-top', 'font-family')).toEqual(['7px', 'monospace'])
    for (const part of PARTS.filter((one) => !['dialog', 'pill', 'hint'].includes(one)))
      expect(await styleOf(dialog.locator(`[part=${part}]`).first(), 'scroll-margin-top'), part).toEqual([
        '7px',
      ])
    expect(await styleOf(dialog.locator('figcaption button'), 'color')).toEqual(['rgb(1, 2, 3)'])
    await style.evaluate((one) => (one as HTMLElement).remove())
  })
})

const PARTS = [
  'dialog',
  'title',
  'message',
  'hint',
  'frame',
  'code',
  'trace',
  'banner',
  'header',
  'footer',
  'button',
  'pill',
]
