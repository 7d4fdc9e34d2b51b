import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { ErrorPayload, Rolldown } from 'vite'
import type { Diagnostic } from '../shared/diagnostics.ts'
import type { JournalDiagnostic } from '../shared/protocol.ts'

type ErrorLike = Partial<Rolldown.RolldownError> & {
  readonly errors?: readonly ErrorLike[]
}

/** An error as Vite, and its overlay, understand it: the first diagnostic's place, all of their texts. */
export function toPluginError(file: string, diagnostics: readonly Diagnostic[]): Rolldown.RolldownError {
  const [first] = diagnostics
  const lines = diagnostics.map((one) => `${one.code}: ${one.message}\n${one.hint}`)
  return Object.assign(new Error(lines.join('\n\n')), {
    name: 'MetamonError',
    id: file,
    ...(first && {
      pluginCode: first.code,
      loc: { file, line: first.line, column: first.column },
      frame: first.frame,
    }),
  })
}

/** What Vite's overlay is sent. Takes whatever a transform can throw. */
export function toErrorPayload(error: unknown): ErrorPayload['err'] {
  const { message, stack, id, frame, plugin, pluginCode, loc } = normalize(error)
  return {
    message: stripVTControlCharacters(message ?? String(error)),
    stack: stripVTControlCharacters(stack ?? ''),
    ...(id && { id }),
    ...(frame && { frame: stripVTControlCharacters(frame) }),
    ...(plugin && { plugin }),
    ...(typeof pluginCode === 'string' && { pluginCode }),
    ...(loc && { loc }),
  }
}

/** What the journal says of an error; paths are relative to the root. */
export function toDiagnostic(error: unknown, root: string): JournalDiagnostic {
  const { message, id, frame, loc, pluginCode } = normalize(error)
  const file = loc?.file ?? id?.replace(/\?.*$/, '')
  return {
    message: stripVTControlCharacters(message ?? String(error)).replaceAll(`${root}/`, ''),
    ...(file && { file: relative(root, file).replaceAll('\\', '/') }),
    ...(loc && { line: loc.line, column: loc.column }),
    ...(frame && { frame: stripVTControlCharacters(frame) }),
    ...(typeof pluginCode === 'string' && { code: pluginCode }),
  }
}

/** An error as a block of text for the terminal. */
export function formatError(error: unknown, root: string): string {
  const { file, line, column, message, frame } = toDiagnostic(error, root)
  const place = file ? `${file}${line ? `:${line}:${(column ?? 0) + 1}` : ''}\n` : ''
  return `[metamon] ${place}${message}${frame ? `\n${frame}` : ''}`
}

/** oxc keeps the position of a syntax error in the first of `errors`. */
function normalize(error: unknown): ErrorLike {
  if (typeof error !== 'object' || error === null) return { message: String(error) }
  const known = error as ErrorLike // every field is optional and read defensively
  const inner = known.errors?.[0]
  const loc = known.loc ?? inner?.loc
  return { ...inner, ...known, ...pick(known), ...(loc && { loc }) }
}

/** Fields of an Error that a spread leaves behind. */
const pick = ({ message, stack, id, plugin, frame }: ErrorLike): ErrorLike => ({
  ...(message !== undefined && { message }),
  ...(stack !== undefined && { stack }),
  ...(id !== undefined && { id }),
  ...(plugin !== undefined && { plugin }),
  ...(frame !== undefined && { frame }),
})
