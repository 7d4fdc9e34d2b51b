import { defineConfig } from 'vitest/config'
import { root } from './source-alias.ts'

/** Every fixture of the unified language in four targets, against the built package, in a real browser. */
export default defineConfig({
  root,
  test: {
    name: 'parity',
    include: ['test/parity/**/*.test.ts'],
    fileParallelism: false,
    // so many fixtures wait for their turn in each of the four pages
    maxConcurrency: 12,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
