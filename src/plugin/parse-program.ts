import type { Program } from 'estree'
import { parseSync } from 'vite'

/** @returns undefined for a module that does not parse */
export function parseProgram(text: string): Program | undefined {
  const { program, errors } = parseSync('module.js', text, { sourceType: 'module' })
  // The parser's own types are those of ESTree, with places.
  return errors.length > 0 ? undefined : (program as unknown as Program)
}
