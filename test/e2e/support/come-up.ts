import type { Page } from 'playwright-core'

/** Waits until a page has loaded what its updates need: before that, it asks the server for it. */
export async function hasComeUp(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const found: unknown = Reflect.get(globalThis, Symbol.for('metamon.page'))
    return Reflect.get(found as object, 'orchestrator') !== undefined
  })
}
