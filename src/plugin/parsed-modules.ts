import type { Syntax } from '../../adapters/shared/instrument.ts'
import { createKeptModule, type KeptModule } from './kept-module.ts'
import { createOutline } from './outline.ts'
import type { Skeleton } from './skeleton.ts'

/** Parses modules. */
export interface ParsedModules {
  /**
   * Parses a module, or what is new of it since the last time, and puts the rest at its present places: most saves
   * change a statement, or nothing but texts and what an instrument has no interest in.
   *
   * @param code for whose places the syntax is good until the same module is parsed again
   * @returns undefined where it does not parse
   */
  parse(id: string, code: string, skeleton: Skeleton): Syntax | undefined
}

/** So many modules are kept: people work on a few at a time, and the nodes of one take up to a megabyte. */
const MOST_KEPT = 8

/** Creates what keeps the modules that were parsed last. */
export function createParsedModules(): ParsedModules {
  const kept = new Map<string, KeptModule>()
  return {
    parse(id, code, skeleton) {
      const outline = createOutline(skeleton)
      const known = kept.get(id)
      kept.delete(id)
      const parsed = known?.change(code, outline) ?? createKeptModule(outline)
      if (!parsed) return undefined
      kept.set(id, parsed)
      for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest)
      return parsed
    },
  }
}
