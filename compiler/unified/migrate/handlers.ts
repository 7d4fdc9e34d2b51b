import type { ParseScript } from '../../types.ts'
import { isIdentifier } from '../../parse/identifier.ts'
import { createBraceScanner } from '../parse/braces.ts'
import { readEventName } from '../parse/events.ts'
import type { Edits } from './edits.ts'
import { piecesOf } from './markup-pieces.ts'
import type { AttributePiece } from './markup-pieces.ts'
import type { BodyParts } from './split-body.ts'

const ENTITY_RE = /&(?:[A-Za-z]+|#\d+|#x[\dA-Fa-f]+);/
const FUNCTION_RE = /^(?:async\s+)?(?:function\b|[\w$]+\s*=>|\([^()]*\)\s*=>)/

/** `onclick="go()"` and `click="$go()"` on elements become `click={() => go()}`. */
export function stringHandlers({ source, markups }: BodyParts, edits: Edits, parse: ParseScript): void {
  for (const markup of markups) {
    for (const piece of piecesOf(source, markup, createBraceScanner(source, markup.end))) {
      if (piece.kind !== 'tag' || !/^[a-z]/.test(piece.name)) continue
      for (const attribute of piece.attributes) rewrite(source, attribute, edits, parse)
    }
  }
}

function rewrite(
  source: string,
  { name, nameRange, kind, value }: AttributePiece,
  edits: Edits,
  parse: ParseScript,
): void {
  const event = kind === 'quoted' ? readEventName(name) : undefined
  if (!event) return
  const code = source
    .slice(value.start + 1, value.end - 1)
    .trim()
    .replace(/;$/, '')
  const handler = handlerOf(code, parse)
  if (handler === undefined) return
  edits.replace(nameRange.start, nameRange.end, [event.event, ...event.modifiers].join('.'))
  edits.replace(value.start, value.end, `{${handler}}`)
  edits.done()
}

/** Undefined for what would mean something else in a function of the component. */
function handlerOf(code: string, parse: ParseScript): string | undefined {
  if (code === '' || code.startsWith('{') || ENTITY_RE.test(code) || /\bthis\b/.test(code)) return undefined
  if (isIdentifier(code)) return code
  const isExpression = parses(`(${code}\n)`, parse)
  if (isExpression && FUNCTION_RE.test(code)) return code
  const head = /(?<![\w$.])event(?![\w$])/.test(code) ? '(event) =>' : '() =>'
  if (isExpression) return `${head} ${code.startsWith('{') ? `(${code})` : code}`
  return parses(`function f() { ${code}\n}`, parse) ? `${head} { ${code} }` : undefined
}

function parses(code: string, parse: ParseScript): boolean {
  try {
    return parse('handler.ts', code, { lang: 'ts', sourceType: 'module' }).errors.length === 0
  } catch {
    return false
  }
}
