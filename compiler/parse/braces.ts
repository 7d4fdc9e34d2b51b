/** After one of these, or `{#if` and the like, a slash starts a regular expression and not a division. */
const BEFORE_REGEX_RE =
  /(?:^|[=(,:;!&|?{}[+\-*%<>~^]|[#:@][a-z]+|\b(?:if|return|typeof|await|in|of|new|void))\s*$/

/**
 * Skips a `{…}` of Svelte markup: nested braces, strings, templates, comments and regular
 * expressions in it do not end it.
 *
 * @param source the whole text
 * @param start offset of the opening brace
 * @returns the offset after the closing brace, or the end of the text when there is none
 */
export function skipBraces(source: string, start: number): number {
  let depth = 0
  for (let at = start; at < source.length;) {
    const character = source[at]
    if (character === '{') depth++
    if (character === '}' && --depth === 0) return at + 1
    at = skipToken(source, at, start + 1)
  }
  return source.length
}

/** Offset after the string, template, comment, regular expression or other character at `at`. */
function skipToken(source: string, at: number, expressionStart: number): number {
  const character = source[at]
  if (character === '"' || character === "'") return skipQuoted(source, at, character)
  if (character === '`') return skipTemplate(source, at)
  if (character !== '/') return at + 1
  if (source[at + 1] === '/') return endOr(source.indexOf('\n', at), source)
  if (source[at + 1] === '*') return endOr(source.indexOf('*/', at + 2), source) + 2
  return at > expressionStart && startsRegex(source, at, expressionStart) ? skipRegex(source, at) : at + 1
}

/** `{/if}` closes a block: a slash directly after the brace is never a regular expression. */
function startsRegex(source: string, at: number, expressionStart: number): boolean {
  return BEFORE_REGEX_RE.test(source.slice(Math.max(expressionStart, at - 200), at))
}

function skipQuoted(source: string, start: number, quote: string): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === quote || source[at] === '\n') return at + 1
  }
  return source.length
}

function skipTemplate(source: string, start: number): number {
  for (let at = start + 1; at < source.length;) {
    if (source[at] === '`') return at + 1
    if (source[at] === '\\') at += 2
    else if (source.startsWith('${', at)) at = skipBraces(source, at + 1)
    else at++
  }
  return source.length
}

function skipRegex(source: string, start: number): number {
  let inClass = false
  for (let at = start + 1; at < source.length && source[at] !== '\n'; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === '[') inClass = true
    else if (source[at] === ']') inClass = false
    else if (source[at] === '/' && !inClass) return at + 1
  }
  return start + 1
}

const endOr = (index: number, source: string): number => (index === -1 ? source.length : index)
