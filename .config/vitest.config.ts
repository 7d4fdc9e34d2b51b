import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { projects: ['.config/vitest.unit.ts', '.config/vitest.browser.ts', '.config/vitest.e2e.ts'] },
})
