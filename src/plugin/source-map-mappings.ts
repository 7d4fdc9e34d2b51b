/**
 * The mappings of a source map, one segment after the other: where it is in the line of the generated code, and,
 * by index and counted from 0, its source, the line and the column there, and its name.
 */
export interface Segments {
  readonly columns: Int32Array
  /** Four numbers for each segment. Those of a segment that has none are those of the segment before. */
  readonly origins: Int32Array
  /** How many of the five numbers a segment has: 1, 4 or 5. */
  readonly sizes: Uint8Array
  /** The index of each line's first segment, and how many there are in all. */
  readonly lines: readonly number[]
  /** What each line is in the encoded mappings. */
  readonly texts: readonly string[]
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const COMMA = 44
const SEMICOLON = 59

/**
 * Decodes mappings.
 *
 * @returns undefined where they are not as they should be: their columns rise in each line
 */
export function decodeMappings(mappings: string): Segments | undefined {
  const most = mappings.length + 1
  const segments = {
    columns: new Int32Array(most),
    origins: new Int32Array(most * 4),
    sizes: new Uint8Array(most),
    lines: [0],
    texts: mappings.split(';'),
  }
  const state = new Int32Array(5)
  let count = 0
  let size = 0
  let value = 0
  let shift = 0
  const finish = (): boolean => {
    if (size === 0) return true
    const isRising = count === segments.lines.at(-1) || segments.columns[count - 1]! <= state[0]!
    segments.columns[count] = state[0]!
    segments.origins.set(state.subarray(1), count * 4)
    segments.sizes[count] = size
    const isKnown = size === 1 || size === 4 || size === 5
    count += 1
    size = 0
    return isRising && isKnown
  }
  for (let index = 0; index < mappings.length; index++) {
    const character = mappings.charCodeAt(index)
    if (character === COMMA || character === SEMICOLON) {
      if (!finish()) return undefined
      if (character === COMMA) continue
      state[0] = 0
      segments.lines.push(count)
      continue
    }
    const digit = valueOf(character)
    if (digit < 0 || size === 5) return undefined
    value |= (digit & 31) << shift
    shift += 5
    if (digit & 32) continue
    state[size] = state[size]! + (value & 1 ? -(value >>> 1) : value >>> 1)
    size += 1
    value = 0
    shift = 0
  }
  if (!finish()) return undefined
  segments.lines.push(count)
  return segments
}

/** The value of a digit in base 64; below zero for what is none. */
function valueOf(character: number): number {
  if (character >= 97) return character - 71
  if (character >= 65) return character - 65
  if (character >= 48) return character + 4
  return character === 43 ? 62 : character === 47 ? 63 : -1
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
