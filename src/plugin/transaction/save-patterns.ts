import { createFilter } from 'vite'
import { resolvedConfig, type PluginContext } from '../context.ts'
import { toPatternEntry } from './entry.ts'
import { relativeTo } from './relative-to.ts'

/** Which files may update a page, by the options `watchPatterns` and `ignorePatterns`. */
export interface SavePatterns {
  isIgnored(file: string): boolean
  /** Tells of a save that changes nothing on any page. Returns the modules that it updates: none. */
  ignore(file: string): []
}

export function createSavePatterns(context: PluginContext): SavePatterns {
  const { watchPatterns, ignorePatterns } = context.options
  let filter: ((file: string) => boolean) | undefined
  return {
    isIgnored(file) {
      if (watchPatterns.length === 0 && ignorePatterns.length === 0) return false
      const { root } = resolvedConfig(context)
      filter ??= createFilter([...watchPatterns], [...ignorePatterns], { resolve: root })
      return !filter(file)
    },
    ignore(file) {
      context.journal.record(toPatternEntry(relativeTo(resolvedConfig(context).root, file)))
      return []
    },
  }
}
