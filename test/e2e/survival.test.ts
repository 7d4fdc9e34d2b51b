import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureChromium } from '../../.config/chromium.mjs'
import { pickRuns, runEdit, startSession, type Session } from '../survival/index.mjs'

/** `npm run bench:survival` looks at every place; this at one for each edit. */
const SEED = Number(process.env.SURVIVAL_SEED ?? 5)
const RUNS = pickRuns('metamon', SEED).map(({ edit, place }) => ({ edit, name: edit.name, place, ...place }))

let browser: Browser
let session: Session

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
  session = await startSession(browser, 'metamon')
})
afterAll(async () => {
  await session.dispose()
  await browser.close()
})

describe(`every kind of state (seed ${SEED})`, () => {
  it.each(RUNS)('survives in $framework, $source: $name', async ({ edit, place }) => {
    const { cells, notes } = await runEdit(session, edit, place)
    expect(Object.keys(cells).length).toBeGreaterThan(10)
    expect(notes).toEqual([])
  })
})
