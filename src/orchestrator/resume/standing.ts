/** So long is waited for what takes its time, such as components that are loaded lazily, in milliseconds. */
const PATIENCE = 1000
/** A page that is not shown has no frames, in milliseconds. */
const HIDDEN_FRAME = 100

/**
 * Resolves when a page that is being loaded has been rendered: all of its scripts have run, and nothing has
 * changed in it for a frame.
 *
 * @param isComplete what also has to be true; no longer than `PATIENCE` is waited for it, nor for a page that
 * never stands still
 */
export async function whenStanding(page: Document, isComplete: () => boolean): Promise<void> {
  await whenParsed(page)
  const until = performance.now() + PATIENCE
  let hasChanged = false
  const observer = new MutationObserver(() => void (hasChanged = true))
  observer.observe(page, { childList: true, subtree: true, characterData: true, attributes: true })
  do {
    hasChanged = false
    await nextFrame()
  } while ((hasChanged || !isComplete()) && performance.now() < until)
  observer.disconnect()
}

/** The scripts of modules run before that. */
function whenParsed(page: Document): Promise<void> {
  if (page.readyState === 'complete') return Promise.resolve()
  return new Promise((resolve) => {
    page.addEventListener('DOMContentLoaded', () => resolve(), { once: true })
    page.defaultView?.addEventListener('load', () => resolve(), { once: true })
  })
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, HIDDEN_FRAME)
    requestAnimationFrame(() => {
      clearTimeout(timer)
      setTimeout(resolve)
    })
  })
}
