import type { HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from './support/axe.ts'
import { startOverlayApp } from './support/overlay-app.ts'

/** A plugin that takes its time where a file says so. */
const SLOW = `{
  name: 'slow',
  async transform(code) {
    const [, ms] = /slow (\\d+)/.exec(code) ?? []
    if (ms) await new Promise((resolve) => setTimeout(resolve, Number(ms)))
  },
}`

let app: HotReloadTest
let version = 0

beforeAll(async () => {
  app = await startOverlayApp({ plugins: SLOW })
})
beforeEach(() => app.page.evaluate(() => localStorage.clear()))
afterAll(() => app.close())

const saveNote = () => {
  version += 1
  return app.edit('src/note.ts', (text) => text.replace(/note-\d+/, `note-${version}`))
}
const notes = () => app.page.locator('metamon-toasts [part=note]')

describe('a note', () => {
  it('comes after the first update, says what the journal says, and leaves the focus alone', async () => {
    await app.page.focus('#name')
    const entry = await saveNote()
    await expect.poll(() => notes().last().locator('p').first().innerText()).toBe(entry.sentence)
    expect(await app.page.evaluate(() => document.activeElement?.id)).toBe('name')
    const region = app.page.locator('metamon-toasts .notes')
    expect(await region.getAttribute('role')).toBe('status')
    expect(await region.getAttribute('aria-live')).toBe('polite')
  })

  it('goes by itself, but not while the mouse is over it', async () => {
    await expect.poll(() => notes().count()).toBe(0)
    await saveNote()
    await notes().hover()
    // Its time would be over three times.
    const until = performance.now() + 7500
    await expect.poll(() => performance.now() > until).toBe(true)
    expect(await notes().count()).toBe(1)
    await app.page.mouse.move(0, 0)
    await expect.poll(() => notes().count()).toBe(0)
  })

  it('is one of three at most', async () => {
    for (let saves = 0; saves < 5; saves++) await saveNote()
    await expect.poll(() => notes().count()).toBe(3)
  })

  it('lets the mouse through beside it', async () => {
    await saveNote()
    await notes().last().waitFor()
    const hit = await app.page.evaluate(() => {
      const { x, y } = document
        .querySelector('metamon-toasts')!
        .shadowRoot!.querySelector('[part=note]')!
        .getBoundingClientRect()
      return document.elementFromPoint(x - 8, y + 8)?.localName
    })
    expect(hit).not.toBe('metamon-toasts')
  })

  it('is not shown any more once muted, which is remembered', async () => {
    await saveNote()
    await notes().last().hover()
    await notes().last().getByRole('button', { name: 'Mute' }).click()
    expect(await notes().count()).toBe(0)
    await app.page.reload()
    await app.page.waitForSelector('.count')
    await saveNote()
    await app.page.locator('metamon-toasts').waitFor({ state: 'attached' })
    await saveNote()
    await app.page.waitForSelector(`body[data-note=note-${version}]`)
    expect(await notes().count()).toBe(0)
  })

  it('says after a reload why the page was reloaded', async () => {
    const entry = await app.edit('src/main.tsx', (text) => `${text}\nexport const more = 1\n`)
    expect(entry.outcome).toBe('reloaded')
    await app.page.locator('metamon-toasts .warn').last().waitFor()
    expect(await notes().last().locator('p').first().innerText()).toBe(entry.sentence)
  })

  it.each(['light', 'dark'] as const)('has no violation that axe knows of, in %s', async (colorScheme) => {
    await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await saveNote()
    await notes().last().hover()
    expect(await violationsOf(app.page, 'metamon-toasts')).toEqual([])
  })
})

describe('an update that takes its time', () => {
  it('is announced after a moment, and not when it is fast', async () => {
    await app.page.evaluate(() => {
      Object.assign(window, { announced: 0 })
      const root = document.querySelector('metamon-toasts')!.shadowRoot!
      new MutationObserver(() => {
        if (root.querySelector('.progress p')) Object.assign(window, { announced: Date.now() })
      }).observe(root, { childList: true, subtree: true })
    })
    const announcedAt = () => app.page.evaluate(() => Reflect.get(window, 'announced') as number)
    await saveNote()
    expect(await announcedAt()).toBe(0)
    const savedAt = Date.now()
    await app.edit('src/note.ts', (text) => `${text}\n// slow 900\n`)
    expect((await announcedAt()) - savedAt).toBeGreaterThan(140)
    await expect.poll(() => app.page.locator('metamon-toasts .progress').isVisible()).toBe(false)
    await app.edit('src/note.ts', (text) => text.replace('\n// slow 900\n', ''))
  })
})
