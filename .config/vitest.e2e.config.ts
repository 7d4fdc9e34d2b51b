import { defineConfig } from 'vitest/config'
import { root } from './source-alias.ts'

/** Against the built package, in a real browser; one file at a time, each with its own server. */
export default defineConfig({
  root,
  test: {
    name: 'e2e',
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
})
