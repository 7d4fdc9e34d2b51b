import { defineConfig } from 'vitest/config'
import { root } from './source-alias.ts'
import browser from './vitest.browser.config.ts'
import e2e from './vitest.e2e.config.ts'
import unit from './vitest.unit.config.ts'

export default defineConfig({ root, test: { projects: [unit, browser, e2e] } })
