import { codeFrame, positionAt } from './code-frame.ts'
import { messages } from './messages.ts'
import type { DiagnosticCode, MessageArguments, Severity } from './messages.ts'

/** One problem, with everything that the overlay, the terminal and a test need to show it. */
export interface Diagnostic {
  /** Stable and searchable, for example `MTM1010`. */
  readonly code: DiagnosticCode
  /** The same in words, for example `target_unknown`. */
  readonly name: string
  readonly severity: Severity
  /** What is wrong; one line, without the position. */
  readonly message: string
  /** What to do; starts with a verb. */
  readonly hint: string
  /** The file as the user knows it. */
  readonly file: string
  /** UTF-16 offset of the first character. */
  readonly start: number
  /** UTF-16 offset after the last character. */
  readonly end: number
  /** 1-based. */
  readonly line: number
  /** 0-based, in UTF-16 units. */
  readonly column: number
  /** A few source lines with the range underlined; `''` when there is no source. */
  readonly frame: string
}

/** Where a problem is. Without `source` it concerns the file as a whole. */
export interface DiagnosticLocation {
  readonly file: string
  /** The whole text of the file; `start` and `end` are offsets into it. */
  readonly source?: string
  /** @default 0 */
  readonly start?: number
  /** @default `start` */
  readonly end?: number
}

/**
 * Makes a diagnostic from the catalogue.
 *
 * @param code which message
 * @param args what the message mentions
 * @param location where the problem is
 * @example
 * createDiagnostic('MTM3003', { file: 'src/App.tsx' }, { file: 'src/App.tsx' })
 */
export function createDiagnostic<Code extends DiagnosticCode>(
  code: Code,
  args: MessageArguments[Code],
  location: DiagnosticLocation,
): Diagnostic {
  const { file, source = '', start = 0, end = start } = location
  const entry = messages[code]
  return {
    code,
    name: entry.name,
    severity: entry.severity,
    message: entry.text(args),
    hint: entry.hint(args),
    file,
    start,
    end,
    ...positionAt(source, start),
    frame: source === '' ? '' : codeFrame(source, start, end),
  }
}

/**
 * Renders a diagnostic as one readable block: place, code and message, frame, hint. The printed
 * column is 1-based, so that terminals and editors open the right character.
 *
 * @example
 * formatDiagnostic(diagnostic)
 * // src/Cart.mtm:2:9 error MTM1010: unknown target `angular`
 * //
 * //   1 | ---
 * // > 2 | target: angular
 * //     |         ^^^^^^^
 * //   3 | ---
 * //
 * // Use one of `react`, `vue`, `svelte`, `solid`
 */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, severity, code, message, frame, hint } = diagnostic
  const head = `${file}:${line}:${column + 1} ${severity} ${code}: ${message}`
  return [head, frame, hint].filter((part) => part !== '').join('\n\n')
}
