import type { HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { breakCart, mendCart, overlayIsGone, startOverlayApp, throwInCart } from './support/overlay-app.ts'

let app: HotReloadTest

beforeAll(async () => {
  app = await startOverlayApp()
  await app.page.evaluate(() => {
    const heard: unknown[] = []
    class HeardNotification extends Notification {
      constructor(title: string, options: NotificationOptions = {}) {
        super(title, options)
        heard.push([title, options.body])
      }
    }
    Object.assign(window, { heard, Notification: HeardNotification })
  })
})
beforeEach(async () => {
  await setHidden(false)
  await app.page.evaluate(() => {
    localStorage.clear()
    ;(Reflect.get(window, 'heard') as unknown[]).length = 0
  })
})
afterAll(() => app.close())

/** Has the page think that its tab is hidden, which no tab of a headless browser is. */
const setHidden = (isHidden: boolean) =>
  app.page.evaluate(
    (value) => Object.defineProperty(document, 'hidden', { value, configurable: true }) && undefined,
    isHidden,
  )

const heard = () => app.page.evaluate(() => Reflect.get(window, 'heard'))

let version = 0
const saveNote = () => {
  version += 1
  return app.edit('src/note.ts', (text) => text.replace(/note-\d+/, `note-${version}`))
}

/** Chooses it on the note of a save. */
async function askToBeNotified(): Promise<void> {
  await saveNote()
  const note = app.page.locator('metamon-toasts [part=note]').last()
  await note.hover()
  await note.getByRole('button', { name: 'Notify of failures while hidden' }).click()
}

const isChosen = () => app.page.evaluate(() => localStorage.getItem('metamon:notify'))

async function failAndMend(fail: typeof breakCart): Promise<string> {
  const { sentence } = await fail(app)
  await app.page.waitForSelector('metamon-overlay', { state: 'attached' })
  await mendCart(app)
  await overlayIsGone(app.page)
  return sentence
}

it('are not shown where the user has not allowed them', async () => {
  await askToBeNotified()
  await expect.poll(isChosen).toBe('false')
  await setHidden(true)
  await failAndMend(breakCart)
  expect(await heard()).toEqual([])
})

it('tell of every failed save in a hidden tab, and of nothing else, once the user has asked for it', async () => {
  await app.page.context().grantPermissions(['notifications'], { origin: new URL(app.url).origin })
  await setHidden(true)
  await failAndMend(breakCart)
  expect(await heard()).toEqual([])
  await askToBeNotified()
  await expect.poll(isChosen).toBe('true')
  const aborted = await failAndMend(breakCart)
  const rolledBack = await failAndMend(throwInCart)
  await saveNote()
  await expect.poll(heard).toEqual([
    ['Metamon', aborted],
    ['Metamon', rolledBack],
  ])
  await setHidden(false)
  await failAndMend(breakCart)
  expect(await heard()).toHaveLength(2)
})
