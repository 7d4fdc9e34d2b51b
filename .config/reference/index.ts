import { readFileSync } from 'node:fs'
import { diagnosticsPage } from './diagnostics.ts'
import { languagePages } from './language.ts'
import { reasonsPage } from './reasons.ts'

/** Pages that are written by hand. */
const GUIDES = ['reloadable-code.md', 'troubleshooting.md']

/** The whole reference. @returns pages by their file name in `compiler/reference` */
export const referencePages = (): Record<string, string> => ({
  ...languagePages(),
  'diagnostics.md': diagnosticsPage(),
  'reasons.md': reasonsPage(),
  ...Object.fromEntries(GUIDES.map((name) => [name, readGuide(name)])),
})

const readGuide = (name: string): string =>
  readFileSync(new URL(`../../compiler/reference/${name}`, import.meta.url), 'utf8')
