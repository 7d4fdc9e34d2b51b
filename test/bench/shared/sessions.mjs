import { launchBrowser } from './browser.mjs'
import { startSession } from './session.mjs'
import { SIDES } from './sides.mjs'

/**
 * Runs work with a session of every side and the browser they share, and closes all of it in the end.
 * @param work called with `{ sessions, browser }`
 */
export async function withSessions(options, work) {
  const browser = await launchBrowser()
  const sessions = []
  try {
    for (const side of SIDES) sessions.push(await startSession(browser, side, options))
    await work({ sessions, browser })
  } finally {
    for (const session of sessions) await session.dispose()
    await browser.close()
  }
}
