import type { FrameLine, Problem } from '../../shared/problem.ts'

/** A problem as a block of text for the terminal, with the lines that the overlay shows. Controls are left in it. */
export function problemText({ file = '', line, column = 0, code, message, hint, lines }: Problem): string {
  const width = String(lines.at(-1)?.number ?? '').length
  return [
    line === undefined ? file : `${file}:${line}:${column + 1}`,
    code === undefined ? message : `${code}: ${message}`,
    ...(hint === undefined ? [] : [hint]),
    ...lines.flatMap((one) => lineText(one, width)),
  ].join('\n')
}

function lineText({ number, tokens, marked }: FrameLine, width: number): readonly string[] {
  const text = tokens.map(([, part]) => part).join('')
  const row = `${marked ? '>' : ' '} ${String(number).padStart(width)} | ${withSpaces(text)}`.trimEnd()
  if (!marked) return [row]
  const before = withSpaces(text.slice(0, marked[0])).length
  return [row, `  ${' '.repeat(width)} | ${' '.repeat(before)}${'^'.repeat(marked[1] - marked[0])}`]
}

const withSpaces = (text: string): string => text.replaceAll('\t', '  ')
