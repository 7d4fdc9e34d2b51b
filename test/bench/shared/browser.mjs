import { chromium } from 'playwright-core'
import { ensureChromium } from '../../../.config/chromium.mjs'
import { FRAMEWORKS } from './sides.mjs'

const ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A page that is throttled draws once a second at most. */
const LEAST_FRAMES_PER_SECOND = 10

export const launchBrowser = () => chromium.launch({ executablePath: ensureChromium(), args: ARGS })

/**
 * Opens the app in a context of its own. The pages of two contexts never share a process, and in a headless
 * browser each is visible and focused: none has to be brought to the front, and none is throttled.
 * @param scripts functions to run in the page before anything else
 */
export async function openPage(browser, url, scripts = []) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  for (const script of [installProbe, ...scripts]) await page.addInitScript(script)
  await page.goto(url)
  for (const framework of FRAMEWORKS) await page.waitForSelector(`#${framework} h2`)
  return { page, errors }
}

/** @throws {Error} when a page does not draw at its full rate while all of them are open */
export async function checkFrameRates(pages) {
  const rates = await Promise.all(pages.map((page) => page.evaluate(countFrames)))
  if (rates.some((rate) => rate < LEAST_FRAMES_PER_SECOND))
    throw new Error(`a page is throttled: ${rates.join(' and ')} frames per second`)
  return rates
}

/** Runs in the page, before anything else: `window.bench` says when something is to be seen. */
function installProbe() {
  const now = () => performance.timeOrigin + performance.now()
  const settled = []
  const listeners = new Set()
  window.addEventListener('metamon:settled', ({ detail }) => {
    // A save that the watcher has told of twice, which happens on a busy machine, changes nothing.
    if (detail.outcome === 'ignored') return
    settled.push(detail.outcome)
    for (const listener of listeners) listener()
  })
  window.bench = {
    settled,
    /** Makes `seen` resolve with the time at which the headline has this text. */
    expect(framework, text) {
      const place = document.getElementById(framework)
      window.bench.seen = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (place.querySelector('h2')?.textContent !== text) return
          const seenAt = now()
          observer.disconnect()
          resolve(seenAt)
        })
        observer.observe(place, { subtree: true, childList: true, characterData: true })
      })
    },
    /** Resolves when so many transactions have been settled. */
    async whenSettled(count) {
      while (settled.length < count)
        await new Promise((resolve) => {
          listeners.add(resolve)
        })
      listeners.clear()
    },
  }
}

function countFrames() {
  return new Promise((resolve) => {
    const startedAt = performance.now()
    let frames = 0
    const count = () => {
      frames += 1
      const elapsed = performance.now() - startedAt
      if (elapsed < 1000) requestAnimationFrame(count)
      else resolve(Math.round((frames * 1000) / elapsed))
    }
    requestAnimationFrame(count)
  })
}
