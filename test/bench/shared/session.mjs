import { createApp } from './app.mjs'
import { openPage } from './browser.mjs'
import { startServerProcess } from './server-process.mjs'
import { tracePage } from './trace-page.mjs'

/** Longest wait for an edit to be seen, in milliseconds. */
const TIMEOUT_MS = 15_000

/** One side at work: its copy of the app, its server, its page. */
export async function startSession(browser, side, { isTraced = false } = {}) {
  const app = createApp(side)
  const server = startServerProcess(side, app.root, { isTraced })
  const { page, errors } = await openPage(browser, await server.ask('url'), isTraced ? [tracePage] : [])
  let edits = 0
  return {
    side,
    page,
    server,
    /**
     * Saves an edit, and waits until it is on the page and all that follows from it is over.
     * @returns when it was saved and when it was seen, in milliseconds since the epoch
     * @throws {Error} when it is not seen, or the page was reloaded, or anything was thrown on it
     */
    async edit(framework, change) {
      await page.evaluate(([name, text]) => window.bench.expect(name, text), [framework, change.text])
      const seen = page.evaluate(() => window.bench.seen)
      await page.evaluate(() => {})
      const savedAt = app.save(framework, change)
      const seenAt = await within(seen, `${change.text} in ${framework} on the ${side} side`)
      edits += 1
      if (side === 'metamon') await whenApplied(page, edits)
      if (errors.length > 0) throw new Error(`the ${side} page has thrown: ${errors.join('; ')}`)
      return { savedAt, seenAt }
    },
    async dispose() {
      await page.context().close()
      await server.stop()
      app.dispose()
    },
  }
}

/** An update that was rolled back or reloaded would be another measurement. */
async function whenApplied(page, edits) {
  await within(
    page.evaluate((count) => window.bench.whenSettled(count), edits),
    'the end of a transaction',
  )
  const outcomes = await page.evaluate(() => window.bench.settled)
  const others = outcomes.filter((outcome) => outcome !== 'applied')
  if (others.length > 0 || outcomes.length !== edits)
    throw new Error(`${edits} edits have led to ${outcomes.length} transactions: ${others.join(', ')}`)
}

function within(promise, what) {
  let timer
  const expired = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not seen within ${TIMEOUT_MS} ms: ${what}`)), TIMEOUT_MS)
  })
  return Promise.race([promise, expired]).finally(() => clearTimeout(timer))
}
