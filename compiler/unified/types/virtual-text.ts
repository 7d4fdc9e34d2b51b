import type { Range } from '../../types.ts'

/** Text that is put together from pieces of a source, and knows where each piece came from. */
export interface VirtualText {
  /** Text of its own, which stands for nothing in the source. */
  add(text: string): void
  /** A piece of the source as it is. */
  copy(range: Range): void
  /** Text of its own that stands for a piece of the source as a whole. */
  stand(text: string, range: Range): void
  toString(): string
  /** Where a range of the text comes from; undefined when nothing near it comes from the source. */
  sourceRange(range: Range): Range | undefined
}

/** A piece of the text; an exact one has the length of its source. */
interface Segment extends Range {
  readonly source: Range
  readonly isExact: boolean
}

/**
 * Starts an empty text.
 *
 * @param source what pieces are copied from
 * @param skipped pieces that are never copied, in the order of the source
 */
export function createVirtualText(source: string, skipped: readonly Range[]): VirtualText {
  const parts: string[] = []
  const segments: Segment[] = []
  let length = 0
  const add = (text: string): void => {
    parts.push(text)
    length += text.length
  }
  const record = (text: string, range: Range, isExact: boolean): void => {
    segments.push({ start: length, end: length + text.length, source: range, isExact })
    add(text)
  }
  return {
    add,
    copy({ start, end }) {
      let from = start
      for (const skip of skipped) {
        if (skip.start < from || skip.end > end) continue
        record(source.slice(from, skip.start), { start: from, end: skip.start }, true)
        from = skip.end
      }
      record(source.slice(from, end), { start: from, end }, true)
    },
    stand: (text, range) => record(text, range, false),
    toString: () => parts.join(''),
    sourceRange: (range) => locate(segments, range),
  }
}

/** What begins in text of its own begins with the first piece of the source in it, or is the one before. */
function locate(segments: readonly Segment[], { start, end }: Range): Range | undefined {
  const last = Math.max(start + 1, end)
  const inside = segments.filter((segment) => segment.start < last && segment.end > start)
  const first = inside[0] ?? segments.findLast((segment) => segment.end <= start)
  if (!first) return undefined
  if (!first.isExact || inside.length === 0) return first.source
  const from = first.source.start + Math.max(0, start - first.start)
  const final =
    inside.findLast(({ isExact, source }) => isExact && source.start >= first.source.start) ?? first
  return { start: from, end: final.source.start + Math.min(last, final.end) - final.start }
}
