import { mkdirSync, writeFileSync } from 'node:fs'
import * as fc from 'fast-check'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../../src/testing/browser.ts'
import { anyEdit, describeEdit, type Edit } from './edit.ts'
import { featuresOf } from './features.ts'
import { countSaves, runSequence } from './sequence.ts'

const { FUZZ_SEED, FUZZ_EDITS, FUZZ_PATH, FUZZ_LENGTH } = process.env

const seed = Number(FUZZ_SEED ?? Date.now() % 1_000_000_000)
const wanted = Number(FUZZ_EDITS ?? 1000)
const length = Number(FUZZ_LENGTH ?? 40)
const features = featuresOf(process.env)

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

it(`keeps every rule over ${wanted} random edits`, { timeout: 0 }, async () => {
  let saves = 0
  const property = fc.asyncProperty(
    fc.array(anyEdit(features), { minLength: 1, maxLength: length, size: 'max' }),
    async (edits) => {
      if ((saves >= wanted && !isFailing) || countSaves(edits) === 0) return
      await runSequence(edits, { browser, features, onSave: () => (saves += 1) }).catch((error: unknown) => {
        isFailing = true
        console.log(`  ${edits.length} edits, ${countSaves(edits)} saves: ${String(error)}`)
        throw error
      })
      console.log(`fuzz: ${saves} edits (seed ${seed})`)
    },
  )
  let isFailing = false
  const replay = FUZZ_PATH === undefined ? {} : { path: FUZZ_PATH }
  const result = await fc.check(property, { seed, numRuns: wanted, ...replay })
  if (result.failed) throw new Error(describeFailure(result))
  expect(saves).toBeGreaterThanOrEqual(FUZZ_PATH === undefined ? wanted : 0)
})

/** All that it takes to see it again. */
function describeFailure({
  counterexample,
  counterexamplePath,
  errorInstance,
}: fc.RunDetails<[Edit[]]>): string {
  const edits = counterexample?.[0] ?? []
  const name = `${seed}-${(counterexamplePath ?? '').replaceAll(':', '-')}`
  const file = `.metamon-test/fuzz-${name}.json`
  mkdirSync('.metamon-test', { recursive: true })
  writeFileSync(file, `${JSON.stringify({ features, edits }, undefined, 2)}\n`)
  return [
    String(errorInstance),
    '',
    ...edits.map((edit, index) => `${index + 1}. ${describeEdit(edit)}`),
    '',
    `replay: FUZZ_SEED=${seed} FUZZ_PATH=${counterexamplePath} npm run test:fuzz`,
    `as a regression: move ${file} to test/fuzz/regressions/`,
  ].join('\n')
}
