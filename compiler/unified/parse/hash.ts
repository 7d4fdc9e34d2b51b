import type { Range } from '../../types.ts'
import { advance, createLexer, tokenText } from './lexer.ts'

const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/** Six digits that change when and only when the tokens of a piece of script do. */
export function hashOf(source: string, { start, end }: Range): string {
  const lexer = createLexer(source, start, end)
  let hash = OFFSET
  while (advance(lexer) !== 'end') {
    const text = tokenText(lexer)
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
    // so that `a b` is not `ab`
    hash = Math.imul(hash ^ 0xffff, PRIME)
  }
  return ((hash ^ (hash >>> 24)) & 0xffffff).toString(16).padStart(6, '0')
}
