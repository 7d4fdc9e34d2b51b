/** A segment of a source map's mappings. */
export interface Segment {
  /** Where it is in the line of the generated code. */
  readonly column: number
  /** Where it comes from, encoded as the difference to the segment before. */
  readonly origin: string
}

/** Mappings by line. Lines that there are none of are empty. */
export interface MappingLines {
  text(line: number): string
  isEmpty(line: number): boolean
  /** Some lines, up to the last one without it, as the mappings say them: most are not looked into. */
  range(from: number, to: number): string
}

/** Finds the lines of mappings. */
export function createMappingLines(mappings: string): MappingLines {
  const starts = [0]
  for (let end = mappings.indexOf(';'); end >= 0; end = mappings.indexOf(';', end + 1)) starts.push(end + 1)
  const count = starts.push(mappings.length + 1) - 1
  const range = (from: number, to: number) => {
    const end = Math.min(to, count)
    const text = from < end ? mappings.slice(starts[from], starts[end]! - 1) : ''
    return text + ';'.repeat(to - Math.max(end, from + 1))
  }
  return {
    range,
    text: (line) => range(line, line + 1),
    isEmpty: (line) => line >= count || starts[line]! + 1 === starts[line + 1],
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** By character code; below zero for what is no digit. */
const VALUES = Int8Array.from({ length: 128 }, (_, code) => DIGITS.indexOf(String.fromCodePoint(code)))

const LINE_RE = /^[A-Za-z\d+/,]+$/

/**
 * Reads one line of mappings.
 *
 * @returns undefined where it is not as it should be: columns rise
 */
export function readSegments(line: string): readonly Segment[] | undefined {
  if (line === '') return []
  if (!LINE_RE.test(line)) return undefined
  const segments: Segment[] = []
  let column = 0
  for (const text of line.split(',')) {
    const end = endOfNumber(text, 0)
    const difference = end > 0 ? decode(text, 0, end) : -1
    if (difference < 0) return undefined
    column += difference
    segments.push({ column, origin: text.slice(end) })
  }
  return segments
}

/** Reads where a segment comes from: the differences of its source, line, column and name. */
export function readOrigin(origin: string): readonly number[] {
  const numbers: number[] = []
  for (let from = 0; from < origin.length;) {
    const end = endOfNumber(origin, from)
    if (end < 0) break
    numbers.push(decode(origin, from, end))
    from = end
  }
  return numbers
}

/** The index behind the number that starts there; below zero for none. */
function endOfNumber(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const digit = digitAt(text, index)
    if (digit < 32) return digit < 0 ? -1 : index + 1
  }
  return -1
}

const digitAt = (text: string, index: number): number => VALUES[text.charCodeAt(index)] ?? -1

function decode(text: string, from: number, end: number): number {
  let value = 0
  for (let index = end - 1; index >= from; index--) value = (value << 5) | (digitAt(text, index) & 31)
  return value & 1 ? -(value >>> 1) : value >>> 1
}

/** Encodes a difference between two numbers of segments. */
export function encodeDifference(difference: number): string {
  let value = difference < 0 ? (-difference << 1) | 1 : difference << 1
  let text = ''
  do {
    const digit = value & 31
    value >>>= 5
    text += DIGITS[value > 0 ? digit | 32 : digit]
  } while (value > 0)
  return text
}
