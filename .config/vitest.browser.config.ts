import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import metamon from '../src/plugin/index.ts'
import { findChromium } from './chromium.mjs'
import { unifiedComponents } from '../test/conformance/unified/plugin.ts'
import { root, sourceAlias } from './source-alias.ts'

const chromium = findChromium()

/** The conformance suites, in a real browser, through the official framework plugins. */
export default defineConfig({
  root,
  plugins: [unifiedComponents(), metamon({ frameworks: ['react', 'vue', 'svelte', 'solid'] })],
  resolve: { alias: sourceAlias },
  test: {
    name: 'browser',
    include: ['test/conformance/**/*.test.ts'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: { args: ['--no-sandbox'], ...(chromium && { executablePath: chromium }) },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
