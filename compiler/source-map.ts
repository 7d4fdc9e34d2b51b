import { SourceMap } from 'magic-string'
import type { MagicString } from 'magic-string'
import type { Framework } from '../src/shared/framework.ts'
import type { Header } from './parse/header.ts'
import type { SourceMapV3 } from './types.ts'

type DecodedMap = ReturnType<MagicString['generateDecodedMap']>

const GLUE_SOURCE = '// written by the Metamon compiler\n'

/** Maps the output back to the `.mtm` file, word by word. */
export function createSourceMap(
  output: MagicString,
  {
    filename,
    target,
    header,
  }: { filename: string; target: Framework | undefined; header: Pick<Header, 'kind'> },
): SourceMapV3 {
  const decoded = output.generateDecodedMap({ hires: 'boundary', source: filename, includeContent: true })
  return encode(
    target === 'svelte' ? withGlueSource(decoded, output.toString(), { filename, header }) : decoded,
  )
}

/**
 * Adds `Foo.mtm?glue` as a second source. vite-plugin-svelte hands the combined map to Svelte, and
 * Vite chains it once more: a map with one source is then applied twice and loses the template's
 * positions. For a map with several sources Vite looks each source up by name, finds it is the
 * original, and leaves it alone.
 *
 * The source needs a segment of its own: at the very start when the blanked header is there, else at
 * the very end. No token of the body stands at either place.
 */
export function withGlueSource(
  map: DecodedMap,
  code: string,
  { filename, header }: { filename: string; header: Pick<Header, 'kind'> },
): DecodedMap {
  const mappings = map.mappings.map((line) => [...line])
  const glueSegment = (column: number): [number, number, number, number] => [column, map.sources.length, 0, 0]
  if (header.kind === 'none') {
    const lines = code.split('\n')
    const last = (mappings[lines.length - 1] ??= [])
    last.push(glueSegment(lines.at(-1)?.length ?? 0))
  } else mappings[0] = [glueSegment(0)]
  return {
    ...map,
    mappings,
    sources: [...map.sources, `${filename}?glue`],
    sourcesContent: [...(map.sourcesContent ?? [null]), GLUE_SOURCE],
    x_google_ignoreList: [map.sources.length],
  }
}

function encode(decoded: DecodedMap): SourceMapV3 {
  const { sources, sourcesContent = [], names, mappings, x_google_ignoreList } = new SourceMap(decoded)
  return {
    version: 3,
    sources,
    sourcesContent,
    names,
    mappings,
    ...(x_google_ignoreList ? { x_google_ignoreList } : {}),
  }
}
