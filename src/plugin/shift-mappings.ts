import type { Piece } from './code-edits.ts'
import { decodeMappings, encodeDifference, type Segments } from './source-map-mappings.ts'

/**
 * Moves the mappings of code along with what the code has become. Where something was put in or moved, a few
 * segments change; all other lines are kept as they are encoded.
 *
 * @param code as it was before the change
 * @param pieces what it consists of now
 * @returns undefined where the mappings are not as they should be
 */
export function shiftMappings(mappings: string, code: string, pieces: readonly Piece[]): string | undefined {
  const segments = decodeMappings(mappings)
  if (!segments) return undefined
  const lineStarts = findLineStarts(code)
  const writer = createWriter(segments)
  for (const { from, to, text } of pieces) {
    const line = lineAt(lineStarts, from)
    const column = from - lineStarts[line]!
    if (text === undefined) copyLines(writer, { line, column, length: to - from }, lineStarts)
    else if (to > from) writer.replace(line, column, text)
    else writer.insert(text)
  }
  return writer.toString()
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

function copyLines(writer: Writer, { line, column, length }: Range, lineStarts: readonly number[]): void {
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

type Writer = ReturnType<typeof createWriter>

/** Writes the mappings of the changed code from its start to its end. */
function createWriter({ columns, origins, sizes, lines, texts }: Segments) {
  const written: string[] = []
  /** Of the segment that was written last: its column, and where it comes from. */
  const last = new Int32Array(5)
  let lastSegment = -1
  let lineText = ''
  /** How long the current line is. */
  let length = 0
  const write = (segment: number, column: number) => {
    if (lineText !== '') lineText += ','
    lineText += encodeDifference(column - last[0]!)
    last[0] = column
    lastSegment = segment
    for (let part = 1; part < sizes[segment]!; part++) {
      const value = origins[segment * 4 + part - 1]!
      lineText += encodeDifference(value - last[part]!)
      last[part] = value
    }
  }
  const follows = (segment: number): boolean => {
    for (let part = 1; part < 5; part++)
      if (last[part] !== (segment === 0 ? 0 : origins[segment * 4 - 5 + part])) return false
    return true
  }
  const writer = {
    /** Copies a part of a line of the code before. */
    copy(line: number, from: number, to: number) {
      const end = lines[line + 1] ?? 0
      let segment = lines[line] ?? 0
      while (segment < end && columns[segment]! < from) segment += 1
      const hasOwn = segment < end && columns[segment] === from
      const isInside = from > 0 && !hasOwn && segment > (lines[line] ?? 0)
      // What is in the middle of a segment comes from where the segment does, wherever it goes.
      if (isInside && (lastSegment !== segment - 1 || lineText === '')) write(segment - 1, length)
      for (; segment < end && columns[segment]! < to; segment++)
        write(segment, length + columns[segment]! - from)
      length += to - from
    },
    /** Copies a whole line, encoded as it is where it follows on the same segment as before. */
    copyLine(line: number) {
      const [first = 0, end = 0] = [lines[line], lines[line + 1]]
      if (first >= end) return
      if (length > 0 || !follows(first)) return writer.copy(line, 0, Infinity)
      lineText = texts[line]!
      last.set(origins.subarray(end * 4 - 4, end * 4), 1)
      lastSegment = end - 1
    },
    breakLine() {
      written.push(lineText)
      lineText = ''
      length = last[0] = 0
    },
    /** Puts in what comes from nowhere. */
    insert(text: string) {
      for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
        writer.breakLine()
      length += text.length - text.lastIndexOf('\n') - 1
    },
    /** Puts in what comes from where the code does that it stands for. */
    replace(line: number, column: number, text: string) {
      const before = length
      writer.copy(line, column, column + 1)
      length = before
      writer.insert(text)
    },
    toString: () => [...written, lineText].join(';'),
  }
  return writer
}
