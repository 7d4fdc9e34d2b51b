import type { Piece } from './code-edits.ts'
import { createMappingLines } from './mapping-lines.ts'
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
  const writer = createMappingWriter(createMappingLines(mappings))
  for (const { from, to, text } of pieces) {
    const line = lineAt(lineStarts, from)
    const column = from - lineStarts[line]!
    if (text === undefined) copyCode(writer, { line, column, end: to }, lineStarts)
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
  /** The index in the code behind the last character. */
  readonly end: number
}

function copyCode(writer: MappingWriter, { line, column, end }: Range, lineStarts: readonly number[]): void {
  const last = lineAt(lineStarts, end)
  const endColumn = end - lineStarts[last]!
  if (line === last) return writer.copy(line, column, endColumn)
  if (column > 0) {
    writer.copy(line, column, Infinity)
    writer.breakLine()
  }
  writer.copyLines(column > 0 ? line + 1 : line, last)
  writer.copy(last, 0, endColumn)
}
