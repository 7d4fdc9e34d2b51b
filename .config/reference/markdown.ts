/** The first line of each generated page. */
export const GENERATED =
  '<!-- Written by `npm run reference`: change the fixtures, the notes beside them or the messages instead. -->'

/** A fenced block; the fence is longer than any that the code has. */
export function codeBlock(language: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${code.replace(/\n+$/, '')}\n${fence}`
}
