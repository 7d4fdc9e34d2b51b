import { installProbe } from './page-functions.mjs'

/** Longest wait for a page that is loading, in milliseconds. */
const READY_TIMEOUT_MS = 10_000
/** What an evaluation fails with while the page is loaded anew. */
const NAVIGATION_RE = /Execution context was destroyed|Cannot find context|navigat/i

/**
 * Opens the app in a context of its own, in which it is visible and focused.
 * @returns `use`, `touch`, `read` of the page's probe; `whenReady`; `loads()` and `takeErrors()` since it was
 *   opened; `activity()`; `close()`
 */
export async function openPage(browser, url) {
  const context = await browser.newContext()
  const page = await context.newPage()
  let errors = []
  let loads = 0
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('framenavigated', (frame) => frame === page.mainFrame() && (loads += 1))
  await page.addInitScript(installProbe)
  await page.goto(url)
  const evaluate = (run, argument) => evaluateIn(page, run, argument)
  const opened = {
    loads: () => loads,
    takeErrors() {
      const taken = errors
      errors = []
      return taken
    },
    use: (id) => evaluate((id) => window.survival.use(id), id),
    touch: (id, typed) => evaluate(([id, typed]) => window.survival.touch(id, typed), [id, typed]),
    read: (id) => evaluate((id) => window.survival.read(id), id),
    activity: () =>
      evaluate(() => ({
        messages: window.survival.messages,
        quietMs: performance.now() - window.survival.lastActivityAt,
      })),
    /** @returns false when it has not become ready in time */
    whenReady: (timeoutMs = READY_TIMEOUT_MS) => whenReady(page, timeoutMs),
    close: () => context.close(),
  }
  await opened.whenReady()
  return opened
}

/** A page that is loaded anew meanwhile is asked again. */
async function evaluateIn(page, run, argument) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await page.evaluate(run, argument)
    } catch (error) {
      if (attempt === 5 || !NAVIGATION_RE.test(error.message)) throw error
      await page.waitForLoadState('domcontentloaded')
    }
  }
}

const whenReady = (page, timeoutMs) =>
  page
    .waitForFunction(
      () =>
        window.survival?.isConnected &&
        document.querySelectorAll('[data-root]').length === 4 &&
        document.querySelectorAll('[data-parent]').length * 2 ===
          document.querySelectorAll('[data-name]').length,
      undefined,
      { timeout: timeoutMs, polling: 20 },
    )
    .then(
      () => true,
      () => false,
    )
