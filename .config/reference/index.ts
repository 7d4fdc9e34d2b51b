import { diagnosticsPage } from './diagnostics.ts'
import { languagePages } from './language.ts'

/** The whole reference. @returns pages by their file name in `compiler/reference` */
export const referencePages = (): Record<string, string> => ({
  ...languagePages(),
  'diagnostics.md': diagnosticsPage(),
})
