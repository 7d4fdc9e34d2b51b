import remapping from '@jridgewell/remapping'
import type { EncodedSourceMap } from '@jridgewell/remapping'
import type { SourceMapV3 } from '../../compiler/index.ts'
import type { GeneratedStyle } from '../../compiler/unified/output.ts'
import { scopeStyles } from '../plugin/scope-styles.ts'

/**
 * Makes a style apply to the elements of its component only, as the plugin does. A language that has to
 * become CSS first stays as it is: its rules can only be scoped after that.
 *
 * @throws {CssSyntaxError} for what is no CSS
 */
export function scopedStyle(
  { lang, isGlobal, code, map }: GeneratedStyle,
  { scope, filename }: { scope: string | undefined; filename: string },
): { code: string; map: SourceMapV3 } {
  if (lang !== 'css' || isGlobal || scope === undefined) return { code, map }
  const scoped = scopeStyles(code, { scope, filename, hasMap: true })
  if (scoped.map === undefined) return { code: scoped.code, map }
  // both are maps of version 3, and the file is at the end of the chain
  const chain = remapping([JSON.parse(scoped.map) as EncodedSourceMap, map as EncodedSourceMap], () => null)
  return { code: scoped.code, map: { ...map, mappings: String(chain.mappings), names: chain.names } }
}
