import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { FRAMEWORKS } from '../../src/shared/framework.ts'
import { launchChromium } from '../../src/testing/browser.ts'
import { runSequence, sampleSteps } from './support/sequence.ts'

/** `SEQUENCE_SEED=7 SEQUENCE_RUNS=20` takes twenty sequences, from seed 7 on. */
const { SEQUENCE_SEED = '1', SEQUENCE_RUNS = '1' } = process.env
const EDITS = 30
const SEEDS = Array.from({ length: Number(SEQUENCE_RUNS) }, (_, index) => Number(SEQUENCE_SEED) + index)

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

describe.each(FRAMEWORKS)(`${EDITS} random edits of %s in a row`, (framework) => {
  it.each(SEEDS)('are all seen, and lose nothing that was touched (seed %i)', async (seed) => {
    await runSequence(framework, sampleSteps(seed, EDITS), browser)
  })
})
