import type { Diagnostic } from '../../../compiler/index.ts'
import { codeFrame, positionAt } from '../../shared/code-frame.ts'

/** What is wrong with a file, whoever has found it. */
export interface Problem {
  readonly file: string
  /** Offsets into the file, in UTF-16 units; `end` is exclusive. */
  readonly start: number
  readonly end: number
  /** 1-based. */
  readonly line: number
  /** 0-based. */
  readonly column: number
  readonly severity: 'error' | 'warning' | 'info'
  /** `MTM2102` or `TS2322`. */
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly frame: string
}

/** Takes over what the compiler has found. */
export const fromDiagnostic = (diagnostic: Diagnostic): Problem => diagnostic

/** Makes a problem of what TypeScript has found, in the positions of the source. */
export function fromTypeScript(
  found: { file: string; start: number; end: number; code: string; message: string },
  source: string,
): Problem {
  const { start, end } = found
  return {
    ...found,
    ...positionAt(source, start),
    severity: 'error',
    hint: '',
    frame: codeFrame(source, start, end),
  }
}

/** Place, code and message, frame, hint, as the compiler prints its own. */
export function formatProblem({ file, line, column, severity, code, message, frame, hint }: Problem): string {
  const head = `${file}:${line}:${column + 1} ${severity} ${code}: ${message}`
  return [head, frame, hint].filter((part) => part !== '').join('\n\n')
}
