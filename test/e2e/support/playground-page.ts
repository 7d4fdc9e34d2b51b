import type { HotReloadTest } from 'metamon/testing'

/**
 * Loads the playground again, and waits until everything is on it and the server can reach it.
 * @param isReady runs in the page
 */
export async function startAnew(app: HotReloadTest, isReady: () => boolean): Promise<void> {
  const connected = new Promise<void>((resolve) => {
    const heard = () => {
      app.server.ws.off('vite:client:connect', heard)
      resolve()
    }
    app.server.ws.on('vite:client:connect', heard)
  })
  await app.page.goto(app.url)
  await connected
  await app.page.waitForFunction(isReady)
  await app.page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''))
}
