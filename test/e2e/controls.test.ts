import { writeFileSync } from 'node:fs'
import type { HotReloadTest } from 'metamon/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepare, startFixture } from './support/fixture.ts'
import { apiOf, expectEntry, expectSentenceEverywhere, replace } from './support/sentences.ts'
import { settledAfter } from './support/settled.ts'

let app: HotReloadTest

beforeAll(async () => {
  app = await startFixture()
  await prepare(app.page)
})
afterAll(() => app.close())

const text = (selector: string) => app.page.textContent(`[data-name=vue-native] ${selector}`)

describe('paused updates', () => {
  it('are told to pages, collected, and come as one', async () => {
    const { controls } = apiOf(app)
    await app.page.evaluate(() =>
      window.addEventListener('metamon:controls', (event) =>
        Object.assign(window, { lastControls: (event as CustomEvent).detail }),
      ),
    )
    const told = () => app.page.evaluate(() => (window as { lastControls?: unknown }).lastControls)
    controls.pause()
    await expect.poll(told).toEqual({ isPaused: true, pausedFiles: 0, isClearing: false })
    const files = ['src/react/Native.tsx', 'src/vue/Native.vue']
    for (const file of files)
      writeFileSync(app.path(file), (await app.read(file)).replace(/markup-\d/, 'markup-9'))
    await expect.poll(told).toEqual({ isPaused: true, pausedFiles: 2, isClearing: false })
    expect(await text('b')).toBe('markup-0')
    const [entry] = await settledAfter(app, files, () => controls.resume())
    expect(entry).toMatchObject({ outcome: 'applied', lost: [] })
    expect(entry!.files.toSorted()).toEqual(files)
    await expectSentenceEverywhere(app, entry!)
    expect(await text('b')).toBe('markup-9')
    await expect.poll(told).toEqual({ isPaused: false, pausedFiles: 0, isClearing: false })
  })
})

describe('an update that is to start anew', () => {
  it('reloads the page without its state, and the next one keeps it again', async () => {
    apiOf(app).controls.clearStateOnce()
    const entry = await app.edit('src/vue/Native.vue', replace(/markup-\d/, 'markup-5'))
    await expectEntry(app, entry, {
      reason: 'reload.cleared',
      sentence: /^reloaded the page, with no state: that was asked for with the update of Native\.vue$/,
    })
    await app.page.waitForSelector('[data-name=vue-native]')
    expect(await text('.count')).toBe('0')
    await app.page.click('[data-name=vue-native] .count')
    const next = await app.edit('src/vue/Native.vue', replace(/'script-\d'/, "'script-6'"))
    expect(next.outcome).toBe('applied')
    expect(await text('.count')).toBe('1')
  })
})
