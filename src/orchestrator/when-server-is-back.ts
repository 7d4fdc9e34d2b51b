/** How long is waited before the server is asked again, in milliseconds. */
const PAUSE_MS = 500

/**
 * Resolves as soon as the server answers: what a page has to load before it is reloaded, it can load then.
 * @param url something that the server serves
 */
export async function whenServerIsBack(url: string): Promise<void> {
  for (;;) {
    try {
      await fetch(url, { method: 'HEAD', mode: 'no-cors' })
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}
