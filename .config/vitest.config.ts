import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname
const source = (path: string) => `${root}${path}`

/** The package's own entries, from source: tests of a unit never need a build. */
const alias = [
  { find: /^metamon$/, replacement: source('src/index.ts') },
  { find: /^metamon\/(react|vue|svelte|solid)$/, replacement: source('adapters/$1/index.ts') },
]

export default defineConfig({
  root,
  test: {
    projects: [
      { root, resolve: { alias }, test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      './.config/vitest.browser.ts',
      {
        root,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
