import { expect, it } from 'vitest'
import { runMutations } from './run.ts'

const seed = Number(process.env.GRAMMAR_SEED ?? Date.now() % 1_000_000_000)
const count = Number(process.env.GRAMMAR_FILES ?? 20_000)

it(`reads ${count} mutated files (seed ${seed})`, { timeout: 0 }, () => {
  expect(runMutations(seed, count)).toEqual([])
})
