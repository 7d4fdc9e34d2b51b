/** How far the page's clock may seem to be off, in milliseconds: browsers round theirs to tenths. */
const TOLERANCE_MS = 0.3
const ROUND_TRIPS = 20

/** Milliseconds since the epoch, with fractions; the page's clock says the same in the same words. */
export const now = () => performance.timeOrigin + performance.now()

/**
 * Makes sure that a page and this process mean the same by the same time: what the page says lies between
 * when it was asked and when it has answered.
 * @throws {Error} when it does not
 */
export async function checkClock(page) {
  for (let trip = 0; trip < ROUND_TRIPS; trip++) {
    const askedAt = now()
    const pageTime = await page.evaluate(() => performance.timeOrigin + performance.now())
    const answeredAt = now()
    if (pageTime < askedAt - TOLERANCE_MS || pageTime > answeredAt + TOLERANCE_MS)
      throw new Error(`the page's clock says ${pageTime}, which is not in ${askedAt} to ${answeredAt}`)
  }
}
