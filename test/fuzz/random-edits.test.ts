import { mkdirSync, writeFileSync } from 'node:fs'
import * as fc from 'fast-check'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../../src/testing/browser.ts'
import { anyEdit, describeEdit, type Edit } from './edit.ts'
import { featuresOf } from './features.ts'
import { readCase } from './regressions.ts'
import { countSaves, runSequence } from './sequence.ts'

const { FUZZ_SEED, FUZZ_EDITS, FUZZ_PATH, FUZZ_LENGTH, FUZZ_REPLAY } = process.env

const seed = Number(FUZZ_SEED ?? Date.now() % 1_000_000_000)
const wanted = Number(FUZZ_EDITS ?? 1000)
const length = Number(FUZZ_LENGTH ?? 60)
const features = featuresOf(process.env)

/** Each run of a shorter sequence starts an app of its own. */
const MAX_SHRINKS = Number(process.env.FUZZ_SHRINKS ?? 60)

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

it.runIf(FUZZ_REPLAY)(`replays ${FUZZ_REPLAY}`, { timeout: 0 }, async () => {
  await runSequence(readCase(FUZZ_REPLAY ?? '').edits, { browser, features })
})

it.skipIf(FUZZ_REPLAY)(`keeps every rule over ${wanted} random edits`, { timeout: 0 }, async () => {
  let saves = 0
  let failures = 0
  const isEnough = () => (failures === 0 ? saves >= wanted : failures > MAX_SHRINKS)
  const run = async (edits: readonly Edit[]) => {
    if (isEnough() || countSaves(edits) === 0) return
    if (failures > 0) failures += 1
    await runSequence(edits, { browser, features, onSave: () => (saves += 1) })
    if (failures === 0) console.log(`fuzz: ${saves} edits (seed ${seed})`)
  }
  const property = fc.asyncProperty(
    fc.array(anyEdit(features), { minLength: 1, maxLength: length, size: 'max' }),
    (edits) =>
      run(edits).catch((error: unknown) => {
        failures += failures === 0 ? 1 : 0
        console.log(`fuzz: fails with ${edits.length} edits: ${String(error)}`)
        keepCase(edits, 'last-failure')
        throw error
      }),
  )
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
  const file = keepCase(edits, `${seed}-${(counterexamplePath ?? '').replaceAll(':', '-')}`)
  return [
    String(errorInstance),
    '',
    ...edits.map((edit, index) => `${index + 1}. ${describeEdit(edit)}`),
    '',
    `replay: FUZZ_SEED=${seed} FUZZ_PATH=${counterexamplePath} npm run test:fuzz, or FUZZ_REPLAY=${file}`,
    `as a regression: move ${file} to test/fuzz/regressions/`,
  ].join('\n')
}

function keepCase(edits: readonly Edit[], name: string): string {
  const file = `.metamon-test/fuzz-${name}.json`
  mkdirSync('.metamon-test', { recursive: true })
  writeFileSync(file, `${JSON.stringify({ edits }, undefined, 2)}\n`)
  return file
}
