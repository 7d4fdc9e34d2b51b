import { createBraceScanner } from '../parse/braces.ts'
import type { Edits } from './edits.ts'
import { piecesOf } from './markup-pieces.ts'
import type { BodyParts } from './split-body.ts'

/** `{{ a: 1 }}` is an object. */
const OBJECT_RE = /^\s*(?:$|\.\.\.|\[|[\w$]+\s*[:,]|["'][^"']*["']\s*:)/

/** `{{x}}` in text and in quotes is `{x}`; an attribute's `={{…}}` is an object. */
export function doubleBraces({ source, markups }: BodyParts, edits: Edits): void {
  for (const markup of markups) {
    const braces = createBraceScanner(source, markup.end)
    for (const piece of piecesOf(source, markup, braces)) {
      if (piece.kind !== 'braces' || source[piece.start] !== '{' || source[piece.end - 1] !== '}') continue
      const inner = braces.scan(piece.start + 1)
      if (inner?.end !== piece.end - 1 || OBJECT_RE.test(source.slice(inner.start, inner.end))) continue
      edits.replace(piece.start, piece.start + 1, '')
      edits.replace(piece.end - 1, piece.end, '')
      edits.done()
    }
  }
}
