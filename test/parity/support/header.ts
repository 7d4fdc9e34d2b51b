/**
 * Puts the target into the header of a `.mtm` file, and makes a header when there is none.
 * @returns the text with `target:` in its first line of YAML
 */
export function withTarget(source: string, target: string): string {
  const [, before = '', newline = '\n'] = /^(\uFEFF?(?:[ \t]*\/\/[^\n]*\n)*)---(\r?\n)/.exec(source) ?? []
  const isHeader = source.startsWith(`${before}---`)
  const end = before.length + (isHeader ? 3 + newline.length : 0)
  const opening = isHeader ? source.slice(0, end) : `---${newline}`
  const closing = isHeader ? '' : `---${newline}`
  return `${opening}target: ${target}${newline}${closing}${source.slice(end)}`
}
