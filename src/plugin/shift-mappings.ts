import type { Piece } from './code-edits.ts'
import { createMappingWriter, type MappingWriter } from './mapping-writer.ts'

/**
 * Moves the mappings of code along with what the code has become. Where something was put in or moved, a few
 * segments change; all other lines are kept as they are encoded.
 *
 * @param code as it was before the change
 * @param pieces what it consists of now
 * @returns undefined where mappings that change are not as they should be
 */
export function shiftMappings(mappings: string, code: string, pieces: readonly Piece[]): string | undefined {
  const lineStarts = findLineStarts(code)
  const writer = createMappingWriter(mappings.split(';'))
  for (const { from, to, text } of pieces) {
    const line = lineAt(lineStarts, from)
    const column = from - lineStarts[line]!
    if (text === undefined) copyLines(writer, { line, column, length: to - from }, lineStarts)
    else if (to > from) writer.replace(line, column, text)
    else writer.insert(text)
  }
  return writer.finish()
}

function findLineStarts(code: string): number[] {
  const starts = [0]
  for (let index = code.indexOf('\n'); index >= 0; index = code.indexOf('\n', index + 1))
    starts.push(index + 1)
  return starts
}

/** The line that an index is in. */
function lineAt(lineStarts: readonly number[], index: number): number {
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (lineStarts[middle]! <= index) low = middle
    else high = middle - 1
  }
  return low
}

interface Range {
  readonly line: number
  readonly column: number
  readonly length: number
}

function copyLines(
  writer: MappingWriter,
  { line, column, length }: Range,
  lineStarts: readonly number[],
): void {
  let left = length
  for (let at = line, from = column; left >= 0; at++, from = 0) {
    const next = lineStarts[at + 1]
    const rest = next === undefined ? Infinity : next - lineStarts[at]! - from
    if (left < rest) return writer.copy(at, from, from + left)
    if (from === 0) writer.copyLine(at)
    else writer.copy(at, from, Infinity)
    writer.breakLine()
    left -= rest
  }
}
