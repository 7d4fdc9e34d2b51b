import { readFileSync } from 'node:fs'
import { isFileLoadingAllowed, type ResolvedConfig } from 'vite'
import type { FrameLine } from '../../shared/problem.ts'
import { highlight } from './highlight.ts'

const CONTEXT_LINES = 3

/** Longer files are not read: nobody has written them. */
const LONGEST_FILE = 2_000_000

/** Longer lines are cut. */
const LONGEST_LINE = 400

/** A place in a file, and how far it goes. */
export interface CodePlace {
  /** 1-based. */
  readonly line: number
  /** 0-based, in UTF-16 units. */
  readonly column: number
  /** How many characters of the line are to blame. Without it: the word that is there. */
  readonly length?: number
}

/**
 * Reads a few lines of a file as it was written, with the parts told apart and the place marked.
 *
 * @param file absolute
 * @returns nothing for a file that Vite does not serve, that is gone or that has no such line
 */
export function readCodeLines(config: ResolvedConfig, file: string, place: CodePlace): readonly FrameLine[] {
  const source = isFileLoadingAllowed(config, file) ? readNow(file) : ''
  const lines = source.split(/\r?\n/).map((line) => line.slice(0, LONGEST_LINE))
  if (source === '' || place.line < 1 || place.line > lines.length) return []
  const from = Math.max(0, place.line - 1 - CONTEXT_LINES)
  const to = Math.min(lines.length, place.line + CONTEXT_LINES)
  return highlight(file, lines, from, to).map((tokens, index) => {
    const number = from + index + 1
    const line = { number, tokens }
    return number === place.line ? { ...line, marked: markedPart(lines[number - 1]!, place) } : line
  })
}

/** A name, a number or a string. */
const WORD_RE = /^(?:[\w$]+|'[^']*'|"[^"]*"|`[^`]*`)/

function markedPart(line: string, { column, length }: CodePlace): readonly [number, number] {
  const from = Math.max(0, Math.min(column, line.length - 1))
  const word = WORD_RE.exec(line.slice(from))?.[0].length ?? 1
  return [from, Math.min(Math.max(line.length, 1), from + Math.max(1, length ?? word))]
}

/** Empty for a file that cannot be read. */
function readNow(file: string): string {
  try {
    const source = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
    return source.length > LONGEST_FILE || source.includes('\0') ? '' : source
  } catch {
    return ''
  }
}
