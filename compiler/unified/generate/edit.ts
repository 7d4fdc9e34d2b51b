import { MagicString } from 'magic-string'
import type { Range } from '../../types.ts'

/** Writes one output over the source so that every line stays where it is. */
export interface Edit {
  readonly output: MagicString
  readonly source: string
  /** Puts text in place of a range; the line breaks of the range follow it. */
  replace(range: Range, text: string, tail?: string): void
  /** Leaves the line breaks of a range and nothing else. */
  blank(range: Range): void
  /** Puts another name in place of one; the source map keeps the old one. */
  rename(range: Range, name: string): void
  /** Puts text behind what ends at an offset: it goes wherever that goes. */
  append(offset: number, text: string): void
  /** Puts text before what starts at an offset: it goes wherever that goes. */
  prepend(offset: number, text: string): void
}

/** Starts an output that is the source itself. */
export function createEdit(source: string): Edit {
  const output = new MagicString(source)
  const append = (offset: number, text: string): void => void output.appendLeft(offset, text)
  return {
    output,
    source,
    append,
    replace(range, text, tail = '') {
      const content = text + lineBreaks(source, range) + tail
      if (range.end > range.start) output.update(range.start, range.end, content)
      else append(range.start, content)
    },
    blank(range) {
      if (range.end > range.start) output.overwrite(range.start, range.end, lineBreaks(source, range))
    },
    rename: ({ start, end }, name) => void output.update(start, end, name, { storeName: true }),
    prepend: (offset, text) => void output.prependRight(offset, text),
  }
}

/** The line breaks of a range, alone. */
export function lineBreaks(source: string, { start, end }: Range): string {
  let breaks = ''
  for (let at = source.indexOf('\n', start); at !== -1 && at < end; at = source.indexOf('\n', at + 1))
    breaks += '\n'
  return breaks
}
