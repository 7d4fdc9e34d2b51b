import { posix } from 'node:path'
import type { CompileResult, SourceMapV3 } from '../../compiler/index.ts'
import { scopedStyle } from './scoped-style.ts'

/** A file to write; its path is relative, with `/` in it. */
export interface OutputFile {
  readonly path: string
  readonly code: string
  readonly map: SourceMapV3 | null
}

/**
 * Lists what a file is compiled to: of a unified body the script, the view and the styles; of a native one
 * the view; nothing when it has an error.
 *
 * @param file relative, with `/` in it
 */
export function outputsOf(file: string, { code, map, suffix, unified }: CompileResult): OutputFile[] {
  if (map === null || suffix === undefined) return []
  const view = { path: `${file}${suffix}`, code, map }
  if (!unified) return [view]
  return [
    { path: `${file}.setup.mts`, ...unified.setup },
    view,
    ...unified.styles.map((style, index) => {
      const path = `${file}.${index}.${style.lang}`
      return { path, ...scopedStyle(style, { scope: unified.scope, filename: path }) }
    }),
  ]
}

/** The map as it stands beside the output, in a folder that is `depth` away from that of the sources. */
export function mapBeside(
  map: SourceMapV3,
  { path, sources }: { path: string; sources: string },
): SourceMapV3 {
  const relativeTo = posix.dirname(path)
  return {
    ...map,
    file: posix.basename(path),
    sources: map.sources.map((source) => posix.relative(relativeTo, posix.join(sources, source))),
  }
}
