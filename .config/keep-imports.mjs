import { dirname, join, relative } from 'node:path'
import MagicString from 'magic-string'
import { root } from './root.mjs'

/** What an import starts with that is to stay, until everything is bundled. */
const PREFIX = 'kept:'

/**
 * Leaves imports as they are.
 * @param toKept called with a file's path in the project and what imports call it; returns what they shall call it
 * then, and undefined for a file that is bundled
 */
export function keepImports(toKept) {
  return {
    name: 'keep-imports',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!importer || !id.startsWith('.')) return undefined
      const kept = toKept(relative(root, join(dirname(importer), id)), id)
      return kept === undefined ? undefined : { id: PREFIX + kept, external: true }
    },
    renderChunk(code) {
      if (!code.includes(PREFIX)) return undefined
      const patched = new MagicString(code).replaceAll(PREFIX, '')
      return { code: patched.toString(), map: patched.generateMap({ hires: 'boundary' }) }
    },
  }
}
