import type { Range } from '../types.ts'

/** The lines before the body. */
export interface Header {
  readonly kind: 'fenced' | 'unclosed' | 'bare' | 'none'
  /** Offset of the body's first character; the line break before it belongs to the header. */
  readonly end: number
  /** The text to read as YAML. */
  readonly yaml: Range
  /** The opening fence, or the first bare key; what to underline when the header itself is wrong. */
  readonly opening: Range
}

interface Line extends Range {
  readonly text: string
  /** Offset after the line break. */
  readonly next: number
}

const FENCE_RE = /^---[ \t]*$/
const LEADING_RE = /^\s*(?:\/\/.*|#.*)?$/
const BARE_KEY_RE = /^([A-Za-z_][\w-]*)[ \t]*:(?:\s|$)/
const CONTINUATION_RE = /^(?:[ \t]+\S|-[ \t]|#)/

/**
 * Finds the header of a file: `---` fences, an opening fence alone, or bare `key: value` lines of
 * which at least one key is known. Line comments may come first.
 */
export function scanHeader(source: string, knownKeys: ReadonlySet<string>): Header {
  const start = source.startsWith('\uFEFF') ? 1 : 0
  let first = lineAt(source, start)
  while (LEADING_RE.test(first.text) && first.next < source.length) first = lineAt(source, first.next)
  if (FENCE_RE.test(first.text)) return fencedHeader(source, first)
  const bare = bareLines(source, first.start)
  const isHeader = [...bare.keys].some((key) => knownKeys.has(key))
  if (!isHeader)
    return { kind: 'none', end: start, yaml: { start, end: start }, opening: { start, end: start } }
  const [key = ''] = bare.keys
  return {
    kind: 'bare',
    end: bare.end,
    yaml: { start: first.start, end: bare.end },
    opening: { start: first.start, end: first.start + key.length },
  }
}

function fencedHeader(source: string, opening: Line): Header {
  for (let line = lineAt(source, opening.next); ; line = lineAt(source, line.next)) {
    if (FENCE_RE.test(line.text) && line.start > opening.start) {
      return { kind: 'fenced', end: line.next, yaml: { start: opening.next, end: line.start }, opening }
    }
    if (line.next >= source.length) break
  }
  const { end } = bareLines(source, opening.next)
  return { kind: 'unclosed', end, yaml: { start: opening.next, end }, opening }
}

function bareLines(source: string, start: number): { keys: Set<string>; end: number } {
  const keys = new Set<string>()
  let end = start
  for (let at = start; at < source.length;) {
    const line = lineAt(source, at)
    const key = BARE_KEY_RE.exec(line.text)?.[1]
    if (key !== undefined) keys.add(key)
    const belongs = key !== undefined || (keys.size > 0 && CONTINUATION_RE.test(line.text))
    if (!belongs && line.text.trim() !== '') break
    at = line.next
    if (belongs) end = line.next
  }
  return { keys, end }
}

function lineAt(source: string, start: number): Line {
  const lineBreak = source.indexOf('\n', start)
  const next = lineBreak === -1 ? source.length : lineBreak + 1
  const text = source.slice(start, next).replace(/\r?\n$/, '')
  return { text, start, end: start + text.length, next }
}
