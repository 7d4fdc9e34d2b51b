import { positionAt } from '../../../src/shared/code-frame.ts'
import type { Position } from '../../../src/shared/code-frame.ts'

const IDENTIFIER_RE = /[A-Za-z_$][\w$]*/g

/** The words of a text from an offset on, with their places as source maps count them. */
export function identifiersOf(text: string, from = 0): { word: string; position: Position }[] {
  return [...text.slice(from).matchAll(IDENTIFIER_RE)].map((match) => ({
    word: match[0],
    position: positionAt(text, from + match.index),
  }))
}
