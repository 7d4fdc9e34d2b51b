import MagicString from 'magic-string'
import type { Rolldown } from 'vite'
import type { Piece } from './code-edits.ts'
import { shiftMappings } from './shift-mappings.ts'

type Context = Pick<Rolldown.TransformPluginContext, 'getCombinedSourcemap'>
type SourceMap = ReturnType<Context['getCombinedSourcemap']>

/** What Vite's context of a transform holds. It is Vite's own, and is looked for before it is used. */
interface Maps {
  readonly sourcemapChain?: readonly unknown[]
  combinedMap?: unknown
}

/**
 * Brings the source map of all transforms so far up to date with a change of the code. Vite would combine it with
 * a map of the change, which takes longer than the change itself.
 *
 * @param code as it was before the change
 * @returns null when that is done; else the map of the change alone
 */
export function handOnMap(
  context: Context,
  code: string,
  pieces: readonly Piece[],
): { readonly mappings: string } | null {
  const maps = context as Maps // see there
  const hasMap = Boolean(maps.combinedMap) || Boolean(maps.sourcemapChain?.length)
  const combined = hasMap ? context.getCombinedSourcemap() : undefined
  const shifted = combined && shift(combined, code, pieces)
  if (combined && shifted && maps.combinedMap === combined) {
    maps.combinedMap = shifted
    return null
  }
  const unchanged = new MagicString(code).generateMap({ hires: 'boundary' })
  return shift(unchanged, code, pieces) ?? unchanged
}

/** A copy: what there is may be another plugin's own. */
function shift<Map extends Pick<SourceMap, 'mappings' | 'sources'>>(
  map: Map,
  code: string,
  pieces: readonly Piece[],
): Map | undefined {
  const mappings = shiftMappings(map.mappings, code, pieces)
  if (mappings === undefined) return undefined
  const copy: Map = Object.create(Object.getPrototypeOf(map))
  return Object.assign(copy, map, { mappings, sources: [...map.sources] })
}
