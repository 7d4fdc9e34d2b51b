import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { root } from './root.mjs'

const FOLDER = join(root, 'compiler/reference')

const { module } = await runnerImport(join(root, '.config/reference/index.ts'), {
  configFile: false,
  logLevel: 'warn',
})
mkdirSync(FOLDER, { recursive: true })
for (const [name, text] of Object.entries(module.referencePages())) writeFileSync(join(FOLDER, name), text)
