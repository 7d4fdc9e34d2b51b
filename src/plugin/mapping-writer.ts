import {
  encodeDifference,
  readOrigin,
  readSegments,
  type MappingLines,
  type Segment,
} from './mapping-lines.ts'

/** Writes the mappings of changed code, from its start to its end. */
export interface MappingWriter {
  /** Copies what is between two columns of a line. */
  copy(line: number, from: number, to: number): void
  /** Copies and ends whole lines, up to the last one without it. */
  copyLines(from: number, to: number): void
  /** Ends the line that is written. */
  breakLine(): void
  /** Puts in what comes from nowhere. */
  insert(text: string): void
  /** Puts in what comes from where the code at that place does. */
  replace(line: number, column: number, text: string): void
  /** The mappings; undefined where those that were read are not as they should be. */
  finish(): string | undefined
}

/** Where a segment is among those before the change. */
interface Place {
  readonly line: number
  readonly index: number
}

/**
 * Creates a writer.
 *
 * @param lines the mappings before the change
 */
export function createMappingWriter(lines: MappingLines): MappingWriter {
  const read = createReader(lines)
  const written: string[] = []
  let text = ''
  /** How long the line is that is written. */
  let length = 0
  let lastColumn = 0
  /** The segment that was written last. Numbers in mappings are differences to the one before. */
  let last: Place = { line: -1, index: 0 }
  const write = (line: number, index: number, column: number) => {
    if (text !== '') text += ','
    text += encodeDifference(column - lastColumn) + read.origin(last, { line, index })
    lastColumn = column
    last = { line, index }
  }
  const copyLine = (line: number) => {
    if (length > 0 || !read.isNext(last, line)) return writer.copy(line, 0, Infinity)
    text = lines.text(line)
    last = { line, index: Infinity }
  }
  const writer: MappingWriter = {
    copy(line, from, to) {
      const segments = read.line(line)
      let index = firstFrom(segments, from)
      const isInside = from > 0 && index > 0 && segments[index]?.column !== from
      // What is in the middle of a segment comes from where the segment does, wherever it goes.
      const isLast = text !== '' && last.line === line && last.index === index - 1
      if (isInside && !isLast) write(line, index - 1, length)
      for (; index < segments.length && segments[index]!.column < to; index++)
        write(line, index, length + segments[index]!.column - from)
      length += to - from
    },
    copyLines(from, to) {
      let line = from
      // What a line starts with differs from what was written last; after it, all is as it was.
      for (let isSame = false; line < to && !isSame; line++) {
        isSame = !lines.isEmpty(line)
        if (isSame) copyLine(line)
        writer.breakLine()
      }
      if (line === to) return
      written.push(lines.range(line, to))
      let end = to - 1
      while (end >= line && lines.isEmpty(end)) end -= 1
      if (end >= line) last = { line: end, index: Infinity }
    },
    breakLine() {
      written.push(text)
      text = ''
      length = lastColumn = 0
    },
    insert(added) {
      for (let index = added.indexOf('\n'); index >= 0; index = added.indexOf('\n', index + 1))
        writer.breakLine()
      length += added.length - added.lastIndexOf('\n') - 1
    },
    replace(line, column, added) {
      const before = length
      writer.copy(line, column, column + 1)
      length = before
      writer.insert(added)
    },
    finish: () => (read.isBroken() ? undefined : [...written, text].join(';')),
  }
  return writer
}

/** The index of the first segment that is not before a column; how many there are for none. */
function firstFrom(segments: readonly Segment[], column: number): number {
  let low = 0
  let high = segments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (segments[middle]!.column < column) low = middle + 1
    else high = middle
  }
  return low
}

/** Reads lines when they are asked for: most never are. */
function createReader(lines: MappingLines) {
  const known = new Map<number, readonly Segment[]>()
  let isBroken = false
  const reader = {
    isBroken: () => isBroken,
    line(line: number): readonly Segment[] {
      const segments = known.get(line) ?? readSegments(lines.text(line))
      if (!segments) isBroken = true
      known.set(line, segments ?? [])
      return segments ?? []
    },
    /** Whether the first segment of a line is the next one. */
    isNext(last: Place, line: number): boolean {
      for (let between = last.line + 1; between < line; between++) if (!lines.isEmpty(between)) return false
      if (last.line >= line) return false
      return last.line < 0 || last.index === Infinity || last.index === reader.line(last.line).length - 1
    },
    /** Where a segment comes from, encoded as the difference to another. */
    origin(last: Place, { line, index }: Place): string {
      const { origin } = reader.line(line)[index]!
      const isNext = index > 0 ? last.line === line && last.index === index - 1 : reader.isNext(last, line)
      if (isNext) return origin
      const size = readOrigin(origin).length
      return difference(last, { line, index }).slice(0, size).map(encodeDifference).join('')
    },
  }
  const difference = (from: Place, to: Place): number[] => {
    const isBack = from.line > to.line || (from.line === to.line && from.index > to.index)
    const [first, end] = isBack ? [to, from] : [from, to]
    const sum = [0, 0, 0, 0]
    for (let line = Math.max(0, first.line); line <= end.line; line++) {
      const segments = reader.line(line)
      const start = line === first.line ? Math.min(first.index, segments.length - 1) + 1 : 0
      const last = line === end.line ? Math.min(end.index, segments.length - 1) : segments.length - 1
      for (let index = start; index <= last; index++)
        for (const [part, value] of readOrigin(segments[index]!.origin).entries())
          sum[part]! += isBack ? -value : value
    }
    return sum
  }
  return reader
}
