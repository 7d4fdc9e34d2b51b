import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAMEWORKS } from '../../src/shared/framework.ts'
import { launchChromium } from '../../src/testing/browser.ts'
import { casesOf, startUnchanged, type Observation, type UnchangedApp } from './support/unchanged.ts'

const LEAST_CASES = 40

let browser: Browser
let bare: UnchangedApp
let ours: UnchangedApp
beforeAll(async () => {
  browser = await launchChromium()
  ;[bare, ours] = await Promise.all([startUnchanged(browser, 'bare'), startUnchanged(browser, 'metamon')])
})
afterAll(async () => {
  await Promise.all([bare.close(), ours.close()])
  await browser.close()
})

describe.each(FRAMEWORKS)('in %s', (framework) => {
  const cases = casesOf(framework)

  it('there are enough components that use state in unusual ways', () => {
    expect(cases.length).toBeGreaterThanOrEqual(LEAST_CASES)
  })

  it.each(cases)('%s evaluates, shows and says the same as without the plugin', async (file) => {
    const [expected, actual] = await Promise.all([bare.run(framework, file), ours.run(framework, file)])
    expect(actual).toEqual(expected)
    expect(hasHappened(expected)).toBe(true)
  })
})

/** A component that says nothing, or whose steps lead to nothing, would be the same whatever is done to it. */
function hasHappened(observations: readonly Observation[]): boolean {
  const [mounted, ...steps] = observations.slice(0, -1)
  return (
    observations.some(({ log }) => log.length > 0) &&
    steps.some(
      ({ html, log, complaints }) => html !== mounted!.html || log.length > 0 || complaints.length > 0,
    )
  )
}
