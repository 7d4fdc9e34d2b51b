import { defineConfig } from 'vitest/config'
import { root } from './source-alias.ts'

/** Attacks on a dev server, from other origins, other processes and the files of a project. */
export default defineConfig({
  root,
  test: {
    name: 'security',
    include: ['test/security/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
})
