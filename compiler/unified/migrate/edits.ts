import MagicString from 'magic-string'

/** Changes of one text; what is not mentioned stays as it is. */
export interface Edits {
  replace(start: number, end: number, text: string): void
  insert(at: number, text: string): void
  /** What was done so far counts as one change. */
  done(): void
  /** Changes, not places. */
  count(): number
  toString(): string
}

/** Starts with the text as it is. */
export function createEdits(source: string): Edits {
  const output = new MagicString(source)
  let count = 0
  return {
    replace: (start, end, text) =>
      void (text === '' ? output.remove(start, end) : output.overwrite(start, end, text)),
    insert: (at, text) => void output.appendLeft(at, text),
    done: () => void count++,
    count: () => count,
    toString: () => output.toString(),
  }
}
