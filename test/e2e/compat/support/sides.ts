import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { launchChromium } from '../../../../src/testing/browser.ts'
import { startApp, type CompatApp, type CompatAppOptions } from './app.ts'
import { SIDES, type Side } from './side.ts'

export interface SideContext {
  readonly side: Side
  /** The running app; only while tests run. */
  readonly app: CompatApp
}

/**
 * Runs one suite on both sides: the same fixture, the same steps, the same expectations.
 *
 * @param suite declares the tests; those of one side share one server
 * @param options of that server
 * @param chromium when the file has one already
 */
export function onBothSides(
  suite: (context: SideContext) => void,
  options: CompatAppOptions = {},
  chromium: Chromium = useChromium(),
): void {
  describe.each(SIDES)('%s', (side) => {
    let running: CompatApp | undefined
    beforeAll(async () => {
      running = await startApp(side, chromium.browser, options)
    })
    afterAll(() => running?.close())
    suite({
      side,
      get app() {
        if (!running) throw new Error('the app runs only while tests run')
        return running
      },
    })
  })
}

export interface Chromium {
  /** Only while tests run. */
  readonly browser: Browser
}

/** One Chromium for all tests of a file. */
export function useChromium(): Chromium {
  let launched: Browser | undefined
  beforeAll(async () => {
    launched = await launchChromium()
  })
  afterAll(() => launched?.close())
  return {
    get browser() {
      if (!launched) throw new Error('the browser runs only while tests run')
      return launched
    },
  }
}
