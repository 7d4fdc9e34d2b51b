import { defineConfig } from 'vitest/config'
import { root } from './source-alias.ts'

/** Random edits against a model, for as long as it takes: `FUZZ_EDITS`, `FUZZ_SEED` and `FUZZ_PATH` say what. */
export default defineConfig({
  root,
  test: {
    name: 'fuzz',
    include: ['test/fuzz/**/*.test.ts'],
    fileParallelism: false,
    hookTimeout: 60_000,
    disableConsoleIntercept: true,
  },
})
