import { parse, type ParseOptions } from 'sugar-high/core'
import * as css from 'sugar-high/lang/css'
import * as html from 'sugar-high/lang/html'
import * as javascript from 'sugar-high/lang/javascript'
import * as typescript from 'sugar-high/lang/typescript'
import type { FrameToken } from '../../shared/problem.ts'

/** Lines that are at most looked at before those that are shown: what they open is known then. */
const LOOK_BACK = 200

const SCRIPT: ParseOptions = { ...javascript, ...typescript }
// The package's own languages; the type of this one's callback names one argument less than it is called with.
const MARKUP = html as unknown as ParseOptions
const STYLE: ParseOptions = css

const STYLE_RE = /\.(?:css|s[ac]ss|less|styl|stylus|pcss|postcss)$/
const MIXED_RE = /\.(?:vue|svelte|mtm|html)$/

/**
 * Tells the parts of some lines of code apart.
 *
 * @param lines all lines of the file
 * @param from index of the first one that is wanted
 * @param to index behind the last one
 * @returns the tokens of each line; of files of other languages, each line is one token
 */
export function highlight(
  file: string,
  lines: readonly string[],
  from: number,
  to: number,
): readonly (readonly FrameToken[])[] {
  const start = startOfBlock(file, lines, from)
  const language = languageAt(file, lines, from)
  const wanted = lines.slice(start, to)
  if (!language) return lines.slice(from, to).map((line) => [['', line]])
  const parsed = parse(wanted.join('\n'), language).lines.slice(from - start)
  return lines.slice(from, to).map((line, index) => toTokens(line, parsed[index]?.tokens ?? []))
}

/** The code as it is, should the tokens not make it up. */
function toTokens(
  line: string,
  tokens: readonly { readonly type: string; readonly value: string }[],
): readonly FrameToken[] {
  const isWhole = tokens.map(({ value }) => value).join('') === line
  return isWhole ? tokens.map(({ type, value }) => [isPlain(type) ? '' : type, value]) : [['', line]]
}

const isPlain = (type: string): boolean => type === 'space' || type === 'break' || type === 'identifier'

const OPEN_RE = /^\s*<(script|style)\b/
const CLOSE_RE = /<\/(script|style)>/

function languageAt(file: string, lines: readonly string[], index: number): ParseOptions | undefined {
  if (STYLE_RE.test(file)) return STYLE
  if (!MIXED_RE.test(file)) return /\.[cm]?[jt]sx?$/.test(file) ? SCRIPT : undefined
  const block = lines[blockAt(lines, index)]
  const [, name] = (block && OPEN_RE.exec(block)) ?? []
  if (name === 'style') return STYLE
  return name === 'script' ? SCRIPT : MARKUP
}

function startOfBlock(file: string, lines: readonly string[], index: number): number {
  const start = MIXED_RE.test(file) ? blockAt(lines, index) + 1 : 0
  return Math.min(index, Math.max(start, index - LOOK_BACK))
}

/** The line that opens the block of a line; -1 for what is in none. */
function blockAt(lines: readonly string[], index: number): number {
  for (let at = Math.min(index, lines.length - 1); at >= 0; at--) {
    if (at < index && CLOSE_RE.test(lines[at]!)) return -1
    if (OPEN_RE.test(lines[at]!)) return at
  }
  return -1
}
