import type { Framework } from '../../../src/shared/framework.ts'
import type { Channel } from '../../types.ts'
import type { UnifiedFile } from '../ast.ts'
import type { UnifiedOutput } from '../output.ts'
import { hashOf } from './hash.ts'
import { findUsedImports } from './imports.ts'
import { generateSetup } from './setup.ts'
import { findSharedValues } from './shared-values.ts'
import { generateStyle } from './styles.ts'
import { generateView } from './view/index.ts'

/** What writing a file needs to know besides the file. */
export interface GenerateOptions {
  readonly target: Framework
  /** The file as maps and the setup name it. */
  readonly filename: string
  /** The name of the component. */
  readonly name: string
  readonly channels: readonly Channel[]
  /** The frontmatter, for what the file reads of it. */
  readonly meta: Readonly<Record<string, unknown>>
  readonly importSource: string
}

/**
 * Writes a unified file: its script, which is the same for every target, its view for one of them, and its
 * styles. Line N of each is line N of the file.
 */
export function generateUnified(file: UnifiedFile, options: GenerateOptions): UnifiedOutput {
  const imports = findUsedImports(file)
  const isScoped = file.styles.some(({ isGlobal }) => !isGlobal)
  const scope = isScoped ? `data-m-${hashOf(options.filename)}` : undefined
  return {
    setup: generateSetup({ file, imports, ...options }),
    view: generateView({ file, imports, scope, ...options }),
    styles: file.styles.map((style) => generateStyle(file.source, style, options.filename)),
    shared: findSharedValues(file, options.filename),
    scope,
  }
}
