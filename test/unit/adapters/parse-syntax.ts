import { expect } from 'vitest'
import type { Syntax } from '../../../adapters/shared/instrument.ts'
import { createParsedModules, type ParsedModules } from '../../../src/plugin/parsed-modules.ts'
import type { Skeleton } from '../../../src/plugin/skeleton.ts'

/**
 * Parses a module, by default all of it.
 *
 * @throws what `expect` does when it does not parse
 */
export function parseSyntax(
  code: string,
  modules: ParsedModules = createParsedModules(),
  skeleton: Skeleton = { text: code, cuts: [] },
): Syntax {
  const syntax = modules.parse('module', code, skeleton)
  if (!syntax) expect.fail(`does not parse: ${code}`)
  return syntax
}
