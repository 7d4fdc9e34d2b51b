import { defineConfig } from 'vitest/config'
import { root, sourceAlias } from './source-alias.ts'

export default defineConfig({
  root,
  resolve: { alias: sourceAlias },
  test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 30_000 },
})
