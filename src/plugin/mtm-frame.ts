import { readFileSync } from 'node:fs'
import { codeFrame } from '../shared/code-frame.ts'

/** The line of a place, 1-based, and its column, 0-based. */
interface Place {
  readonly line: number
  readonly column: number
}

/**
 * Draws the place of an error in a `.mtm` file, when the frame that a compiler has drawn does not show that line:
 * it is of the code that the compiler was given.
 *
 * @param file absolute
 * @returns the given frame where it is right, or where the file cannot be read
 */
export function frameInMtm(frame: string, file: string, { line, column }: Place): string {
  const source = file.endsWith('.mtm') ? readNow(file) : ''
  const lines = source.split('\n')
  const marked = lines[line - 1]?.trim() ?? ''
  if (marked === '' || frame.includes(marked)) return frame
  const before = lines.slice(0, line - 1).reduce((length, one) => length + one.length + 1, 0)
  const start = before + Math.min(column, lines[line - 1]!.length)
  return codeFrame(source, start, start)
}

/** Empty for a file that is gone by now. */
function readNow(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
