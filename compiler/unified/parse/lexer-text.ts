/** Says whether a name can begin with this UTF-16 unit. Everything beyond ASCII but spaces counts. */
export const isIdentifierStart = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  code === 36 ||
  code === 95 ||
  code === 35 ||
  (code > 127 && code !== 0xa0 && code !== 0xfeff && code !== 0x2028 && code !== 0x2029)

/** Says whether a name can go on with this UTF-16 unit. */
export const isIdentifierPart = (code: number): boolean =>
  isIdentifierStart(code) ? code !== 35 : code >= 48 && code <= 57

/** Offset after a quoted string. One that is not closed ends with its line. */
export function skipQuoted(source: string, start: number, limit: number): number {
  const quote = source.charCodeAt(start)
  for (let at = start + 1; at < limit; at++) {
    const code = source.charCodeAt(at)
    if (code === 92) at++
    else if (code === quote) return at + 1
    else if (code === 10) return at
  }
  return limit
}

/** Offset after the text of a template: behind its `${`, its closing backtick, or at the limit. */
export function skipTemplateText(source: string, start: number, limit: number): number {
  for (let at = start; at < limit; at++) {
    const code = source.charCodeAt(at)
    if (code === 92) at++
    else if (code === 96) return at + 1
    else if (code === 36 && source.charCodeAt(at + 1) === 123 && at + 2 <= limit) return at + 2
  }
  return limit
}

/** Offset after a regular expression and its flags. One that is not closed is taken for a division. */
export function skipRegex(source: string, start: number, limit: number): number {
  let isInClass = false
  for (let at = start + 1; at < limit; at++) {
    const character = source[at]
    if (character === '\\') at++
    else if (character === '\n') break
    else if (character === '[') isInClass = true
    else if (character === ']') isInClass = false
    else if (character === '/' && !isInClass) return skipName(source, at + 1, limit)
  }
  return start + 1
}

function skipName(source: string, start: number, limit: number): number {
  let at = start
  while (at < limit && isIdentifierPart(source.charCodeAt(at))) at++
  return at
}
