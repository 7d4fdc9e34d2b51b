import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import metamon from '../src/plugin/index.ts'
import { findChromium } from './chromium.mjs'

const root = new URL('..', import.meta.url).pathname

/** The conformance suites, in a real browser, through the official framework plugins. */
export default defineConfig({
  root,
  plugins: [metamon({ frameworks: ['react', 'vue', 'svelte', 'solid'] })],
  resolve: {
    alias: [
      { find: /^metamon$/, replacement: `${root}src/index.ts` },
      { find: /^metamon\/(react|vue|svelte|solid)$/, replacement: `${root}adapters/$1/index.ts` },
    ],
  },
  test: {
    name: 'browser',
    include: ['test/conformance/**/*.test.ts'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath: findChromium(), args: ['--no-sandbox'] } }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
