import * as fc from 'fast-check'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../../src/testing/browser.ts'
import { anyEdit, type Edit } from '../fuzz/edit.ts'
import { featuresOf } from '../fuzz/features.ts'
import { readCases } from '../fuzz/regressions.ts'
import { runSequence } from '../fuzz/sequence.ts'

const features = featuresOf({})
const SEED = 1
const EDITS = 60
/** Many edits, on machines that have other things to do. */
const TIMEOUT_MS = 240_000

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

/** `npm run test:fuzz` does this for as long as it is told to, with other seeds. */
it(`keeps every rule over ${EDITS} random edits`, { timeout: TIMEOUT_MS }, async () => {
  const shape = fc.array(anyEdit(features), { minLength: EDITS, maxLength: EDITS })
  const [edits] = fc.sample<Edit[]>(shape, { seed: SEED, numRuns: 1 })
  await runSequence(edits!, { browser, features })
  expect(edits).toHaveLength(EDITS)
})

it('keeps every rule over the edits that have broken one before', { timeout: TIMEOUT_MS }, async () => {
  const cases = readCases()
  await runSequence(cases, { browser, features })
  expect(cases).not.toEqual([])
})
