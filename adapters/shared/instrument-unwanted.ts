/** The index of the last character of each match: of brackets that are opened there. */
export const endsOf = (code: string, pattern: RegExp): readonly number[] =>
  Array.from(code.matchAll(pattern), ({ index, 0: text }) => index + text.length - 1)
