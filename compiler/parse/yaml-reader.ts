import { isAlias, isScalar } from 'yaml'
import type { Document, Node } from 'yaml'
import type { Range } from '../types.ts'

/** Reads nodes of one YAML document in the offsets of the `.mtm` source. */
export interface YamlReader {
  range(node: Node | null | undefined, fallback: Range): Range
  /** What the user wrote, on one line. */
  token(range: Range): string
  resolve(node: unknown): unknown
  /** The text of a plain string scalar, else undefined. */
  text(node: unknown): string | undefined
}

/**
 * Makes the reader of one document.
 *
 * @param source the whole `.mtm` file
 * @param offset where the YAML text starts in it
 */
export function createYamlReader(source: string, offset: number, document: Document): YamlReader {
  const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node)
  return {
    range: (node, fallback) => {
      const range = node?.range
      if (!range || range[0] === range[1]) return fallback
      const text = source.slice(offset + range[0], offset + range[1])
      return { start: offset + range[0], end: offset + range[0] + text.trimEnd().length }
    },
    token: ({ start, end }) => /^[^\r\n]*/.exec(source.slice(start, end))?.[0] ?? '',
    resolve,
    text: (node) => (isScalar(node) && typeof node.value === 'string' ? node.value : undefined),
  }
}
