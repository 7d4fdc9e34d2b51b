/** A place in a text: 1-based line, 0-based column in UTF-16 units, as source maps count them. */
export interface Position {
  readonly line: number
  readonly column: number
}

const BYTE_ORDER_MARK = 0xfeff
const CONTEXT_LINES = 2
const MAXIMUM_WIDTH = 120
const TAB = '  '

/**
 * Finds the line and column of an offset. `\n` and `\r\n` end a line; a byte order mark has no
 * column, as in editors. An offset outside of the text counts as its nearest end.
 *
 * @param source the whole text
 * @param offset in UTF-16 units
 * @example
 * positionAt('a\r\nbc', 4) // { line: 2, column: 1 }
 */
export function positionAt(source: string, offset: number): Position {
  const end = Math.max(0, Math.min(offset, source.length))
  let line = 1
  let lineStart = source.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
  for (let next = source.indexOf('\n'); next !== -1 && next < end; next = source.indexOf('\n', next + 1)) {
    line++
    lineStart = next + 1
  }
  return { line, column: Math.max(0, end - lineStart) }
}

/**
 * Draws a few lines of a text, with line numbers, and underlines a range. A range of several lines
 * is underlined to the end of its first; long lines are cut around the range.
 *
 * @param source the whole text
 * @param start first offset of the range, in UTF-16 units
 * @param end offset after the range; an empty range gets one caret
 * @returns lines joined by `\n`, without a trailing one
 * @example
 * codeFrame('a\nb c\nd', 4, 5)
 * //   1 | a
 * // > 2 | b c
 * //     |   ^
 * //   3 | d
 */
export function codeFrame(source: string, start: number, end: number): string {
  const { line, column } = positionAt(source, start)
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/)
  const first = Math.max(1, line - CONTEXT_LINES)
  const last = Math.min(lines.length, line + CONTEXT_LINES)
  const marked = lines[line - 1] ?? ''
  const shift = windowStart(marked, column)
  const frame: string[] = []
  for (let number = first; number <= last; number++) {
    const gutter = `${number === line ? '>' : ' '} ${String(number).padStart(String(last).length)} |`
    frame.push(`${gutter} ${cut(lines[number - 1] ?? '', shift)}`.trimEnd())
    if (number === line) {
      frame.push(`${' '.repeat(gutter.length - 1)}| ${underline(marked, column, end - start, shift)}`)
    }
  }
  return frame.join('\n')
}

function windowStart(line: string, column: number): number {
  return line.length <= MAXIMUM_WIDTH || column < MAXIMUM_WIDTH / 2 ? 0 : column - MAXIMUM_WIDTH / 2
}

function cut(line: string, shift: number): string {
  const visible = `${shift > 0 ? '…' : ''}${line.slice(shift, shift + MAXIMUM_WIDTH)}`
  return expandTabs(shift + MAXIMUM_WIDTH < line.length ? `${visible}…` : visible)
}

function underline(line: string, column: number, length: number, shift: number): string {
  const lineEnd = Math.min(line.length, shift + MAXIMUM_WIDTH)
  const before = `${shift > 0 ? '…' : ''}${line.slice(shift, column)}`
  const marked = line.slice(column, Math.min(column + length, lineEnd))
  return ' '.repeat(displayWidth(before)) + '^'.repeat(Math.max(1, displayWidth(marked)))
}

const expandTabs = (text: string): string => text.replaceAll('\t', TAB)

/** Terminal cells: emoji and East Asian wide characters take two, joiners and marks none. */
function displayWidth(text: string): number {
  let width = 0
  for (const character of expandTabs(text)) {
    if (/\p{Mark}|\u200D/u.test(character)) continue
    width +=
      /\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}
