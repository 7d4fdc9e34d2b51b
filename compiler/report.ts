import { createDiagnostic } from '../src/shared/diagnostics.ts'
import type { Diagnostic } from '../src/shared/diagnostics.ts'
import type { DiagnosticCode, MessageArguments } from '../src/shared/messages.ts'
import type { Range } from './types.ts'

/** Collects what is wrong with one file, so that all of it can be shown at once. */
export interface Report {
  add<Code extends DiagnosticCode>(code: Code, args: MessageArguments[Code], range: Range): void
  hasErrors(): boolean
  /** In the order of the source. */
  list(): Diagnostic[]
}

/** Starts an empty report on one file. */
export function createReport(file: string, source: string): Report {
  const diagnostics: Diagnostic[] = []
  return {
    add: (code, args, range) =>
      void diagnostics.push(createDiagnostic(code, args, { file, source, ...range })),
    hasErrors: () => diagnostics.some(({ severity }) => severity === 'error'),
    list: () => diagnostics.toSorted((a, b) => a.start - b.start),
  }
}
