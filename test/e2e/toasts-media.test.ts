import type { HotReloadTest } from 'metamon/testing'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violationsOf } from './support/axe.ts'
import {
  breakCart,
  dialogOf,
  mendCart,
  overlayIsGone,
  pillOf,
  startOverlayApp,
} from './support/overlay-app.ts'

let app: HotReloadTest
let version = 0

beforeAll(async () => {
  app = await startOverlayApp()
})
afterEach(async () => {
  await app.page.evaluate(() => document.documentElement.removeAttribute('dir'))
  await app.page.setViewportSize({ width: 1280, height: 720 })
  await app.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' })
})
afterAll(() => app.close())

/** Saves, and returns its note, which stays while the mouse is over it. */
async function noteOfSave(): Promise<Locator> {
  version += 1
  const text = `updated-${version}`
  const entry = await app.edit('src/note.ts', (code) =>
    code.replace(/dataset.note = '.*'/, `dataset.note = '${text}'`),
  )
  const note = app.page.locator('metamon-toasts [part=note]').last()
  await expect.poll(() => note.locator('p').first().innerText()).toBe(entry.sentence)
  await note.hover()
  return note
}

const styleOf = (one: Locator, ...names: readonly string[]): Promise<readonly string[]> =>
  one.evaluate((element, wanted) => {
    const style = getComputedStyle(element)
    return wanted.map((name) => style.getPropertyValue(name))
  }, names)

describe.each(['light', 'dark'] as const)('forced colours, %s', (colorScheme) => {
  it('are the colours of a note, whose border and focus can be seen', async () => {
    await app.page.emulateMedia({ colorScheme, forcedColors: 'active', reducedMotion: 'reduce' })
    const note = await noteOfSave()
    const [back, colour, border] = await styleOf(note, 'background-color', 'color', 'border-top-style')
    expect(back).not.toBe(colour)
    expect(border).toBe('solid')
    await note.getByRole('button', { name: 'Mute' }).focus()
    await app.page.keyboard.press('Tab')
    const focused = note.locator(':focus-visible')
    const [style, outline] = await styleOf(focused, 'outline-style', 'outline-color')
    expect(style).toBe('solid')
    expect(outline).not.toBe(back)
    expect(await violationsOf(app.page, 'metamon-toasts')).toEqual([])
  })
})

describe('reduced motion', () => {
  it('is heard: a note is just there, and rises otherwise', async () => {
    expect(await styleOf(await noteOfSave(), 'animation-name')).toEqual(['rise'])
    await app.page.emulateMedia({ reducedMotion: 'reduce' })
    expect(await styleOf(await noteOfSave(), 'animation-name')).toEqual(['none'])
  })
})

describe('the keyboard alone', () => {
  it('reaches every control of a note, and dismisses it', async () => {
    const note = await noteOfSave()
    await note.getByRole('button', { name: 'Mute' }).focus()
    expect(await styleOf(note.locator('.menu'), 'opacity')).toEqual(['1'])
    await app.page.keyboard.press('Tab')
    await app.page.keyboard.press('Tab')
    expect(await note.locator(':focus').getAttribute('aria-label')).toBe('Dismiss')
    const count = await app.page.locator('metamon-toasts [part=note]').count()
    await app.page.keyboard.press('Enter')
    await expect.poll(() => app.page.locator('metamon-toasts [part=note]').count()).toBeLessThan(count)
  })
})

describe('a page that is written from right to left, 375 pixels wide', () => {
  it('has notes within it that are read from left to right, and does not scroll sideways', async () => {
    await app.page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
    await app.page.setViewportSize({ width: 375, height: 667 })
    const note = await noteOfSave()
    expect(await styleOf(note, 'direction')).toEqual(['ltr'])
    for (const part of [note, note.locator('.menu')]) {
      const box = (await part.boundingBox())!
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(375)
    }
    expect(
      await app.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0)
  })
})

describe('the styles of the app', () => {
  it('theme a note by its part and variables, and do not reach it otherwise', async () => {
    const style = await app.page.addStyleTag({
      content: `div, p, metamon-toasts { color: red !important; font: 40px serif !important; direction: rtl !important }
metamon-toasts { --metamon-font: monospace; --metamon-color-scheme: dark }
metamon-toasts::part(note) { letter-spacing: 3px }`,
    })
    const note = await noteOfSave()
    expect(await styleOf(note, 'color', 'font-size', 'font-family', 'direction', 'letter-spacing')).toEqual([
      'rgb(236, 234, 244)',
      '13px',
      'monospace',
      'ltr',
      '3px',
    ])
    await style.evaluate((one) => (one as HTMLElement).remove())
  })
})

describe('a docked panel', () => {
  const openPanel = () =>
    app.page.evaluate(() =>
      (Reflect.get(globalThis, Symbol.for('metamon.page')) as { openPanel(): void }).openPanel(),
    )
  const boxOf = async (one: Locator) => (await one.boundingBox())!

  it('is not covered by notes, below or beside, and leaves their corner when it is closed', async () => {
    await openPanel()
    const panel = app.page.locator('metamon-panel')
    const handle = app.page.getByRole('separator', { name: 'Size of the panel' })
    await handle.waitFor()
    const below = await noteOfSave()
    const box = await boxOf(below)
    expect(box.y + box.height).toBeLessThanOrEqual((await boxOf(panel)).y)
    await handle.focus()
    await app.page.keyboard.press('ArrowUp')
    const higher = await boxOf(below)
    expect(higher.y).toBeLessThan(box.y)
    expect(higher.y + higher.height).toBeLessThanOrEqual((await boxOf(panel)).y)
    await app.page.getByRole('button', { name: /right/ }).click()
    const beside = await boxOf(await noteOfSave())
    expect(beside.x + beside.width).toBeLessThanOrEqual((await boxOf(panel)).x)
    await app.page.getByRole('button', { name: /bottom/ }).click()
    await app.page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
    const alone = await boxOf(await noteOfSave())
    expect([alone.x + alone.width, alone.y + alone.height]).toEqual([1260, 700])
  })

  it('is not covered by the pill of the overlay', async () => {
    await breakCart(app)
    await dialogOf(app.page)
    await app.page.keyboard.press('Escape')
    await pillOf(app.page)
    await openPanel()
    const panel = app.page.locator('metamon-panel')
    await panel.waitFor()
    const pill = await boxOf(await pillOf(app.page))
    expect(pill.y + pill.height).toBeLessThanOrEqual((await boxOf(panel)).y)
    await app.page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
    await mendCart(app)
    await overlayIsGone(app.page)
  })
})
