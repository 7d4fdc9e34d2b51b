/** One error of a `tsc --pretty` run: 1-based lines and columns, in UTF-16 units. */
export interface TypeScriptError {
  /** As tsc prints it; undefined for what concerns no file. */
  readonly file: string | undefined
  readonly line: number
  readonly column: number
  readonly endLine: number
  /** Behind the last character. */
  readonly endColumn: number
  readonly code: string
  readonly message: string
}

// oxlint-disable-next-line no-control-regex
const COLOR_RE = /\u001B\[[\d;]*m/g
const HEAD_RE = /^(\S.*?):(\d+):(\d+) - error (TS\d+): (.*)$/
const GLOBAL_RE = /^error (TS\d+): (.*)$/
const CODE_RE = /^(\s*(\d+) )/
const UNDERLINE_RE = /^\s*~[~ ]*$/

/**
 * Reads what `tsc --pretty` has printed. Only that form shows where an error ends: with the line below
 * the code, which is underlined.
 */
export function readTscOutput(output: string): TypeScriptError[] {
  const lines = output.replaceAll(COLOR_RE, '').split(/\r?\n/)
  const errors: TypeScriptError[] = []
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at] ?? ''
    const head = HEAD_RE.exec(text)
    const global = head ? null : GLOBAL_RE.exec(text)
    if (!head && !global) continue
    const rest = lines.slice(at + 1)
    const [, file, line = '1', column = '1'] = head ?? []
    const [code = '', first = ''] = head ? [head[4], head[5]] : [global?.[1], global?.[2]]
    const start = { line: Number(line), column: Number(column) }
    errors.push({
      file,
      ...start,
      ...(file === undefined ? endOf([], start) : endOf(rest, start)),
      code,
      message: [first, ...rest.slice(0, rest.indexOf(''))].join('\n'),
    })
  }
  return errors
}

/** Behind the last underlined character of the frame, which ends with an empty line. */
function endOf(
  rest: readonly string[],
  { line, column }: { line: number; column: number },
): { endLine: number; endColumn: number } {
  const from = rest.indexOf('') + 1
  const frame = rest.slice(from, rest.indexOf('', from))
  let [endLine, endColumn] = [line, column + 1]
  frame.forEach((text, index) => {
    const code = CODE_RE.exec(text)
    const underline = frame[index + 1] ?? ''
    if (!code || !UNDERLINE_RE.test(underline)) return
    endLine = Number(code[2])
    endColumn = underline.trimEnd().length - (code[1]?.length ?? 0) + 1
  })
  return { endLine, endColumn }
}
