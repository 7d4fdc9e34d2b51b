export { compile } from './compile.ts'
export { suffixOf } from './generate/target.ts'
export type {
  Channel,
  CompileOptions,
  CompileResult,
  Dialect,
  Frontmatter,
  ParsedScript,
  ParseScript,
  ParseScriptOptions,
  SourceMapV3,
  Suffix,
} from './types.ts'
export { createDiagnostic, formatDiagnostic } from '../src/shared/diagnostics.ts'
export type { Diagnostic, DiagnosticLocation } from '../src/shared/diagnostics.ts'
export type { DiagnosticCode, MessageArguments, Severity } from '../src/shared/messages.ts'
