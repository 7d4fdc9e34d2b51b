import { relative, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { ErrorPayload, Rolldown } from 'vite'
import type { Diagnostic } from '../shared/diagnostics.ts'
import type { JournalDiagnostic } from '../shared/protocol.ts'
import { frameInMtm } from './mtm-frame.ts'

type ErrorLike = Partial<Rolldown.RolldownError> & {
  readonly errors?: readonly ErrorLike[]
}

/** An error as Vite, and its overlay, understand it: the first diagnostic's place, all of their texts. */
export function toPluginError(file: string, diagnostics: readonly Diagnostic[]): Rolldown.RolldownError {
  const [first] = diagnostics
  const lineOf = (one: Diagnostic) => (diagnostics.length > 1 ? ` (line ${one.line})` : '')
  const lines = diagnostics.map((one) => `${one.code}: ${one.message}${lineOf(one)}\n${one.hint}`)
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
    message: toText(message ?? ''),
    stack: toText(stack ?? ''),
    ...(id && { id: toMtm(id) }),
    ...(frame && { frame: toText(frame) }),
    ...(plugin && { plugin }),
    ...(typeof pluginCode === 'string' && { pluginCode }),
    ...(loc && { loc: { ...loc, ...(loc.file && { file: toMtm(loc.file) }) } }),
  }
}

/** What the journal says of an error; paths are relative to the root. */
export function toDiagnostic(error: unknown, root: string): JournalDiagnostic {
  const { message, id, frame, loc, pluginCode } = normalize(error)
  const file = loc?.file ?? id?.replace(/\?.*$/, '')
  return {
    message: toText(message ?? '').replaceAll(`${root}/`, ''),
    ...(file && { file: relative(root, resolve(root, toMtm(file))).replaceAll('\\', '/') }),
    ...(loc && { line: loc.line, column: loc.column }),
    ...(frame && { frame: toText(frame) }),
    ...(typeof pluginCode === 'string' && { code: pluginCode }),
  }
}

/** An error as a block of text for the terminal. */
export function formatError(error: unknown, root: string): string {
  const { file, line, column, message, frame } = toDiagnostic(error, root)
  const place = file ? `${file}${line ? `:${line}:${(column ?? 0) + 1}` : ''}\n` : ''
  return `[metamon] ${place}${message}${frame ? `\n${frame}` : ''}`
}

/** A compiler speaks of the module that it was given; its lines are those of the `.mtm` file. */
const toMtm = (text: string): string =>
  text.replace(
    /\.mtm\.(?:react\.tsx|solid\.tsx|vue|svelte|setup\.mts|\d+\.(?:css|less|s[ac]ss|styl(?:us)?|p(?:ost)?css))\b/g,
    '.mtm',
  )

const toText = (text: string): string => toMtm(stripVTControlCharacters(text))

/** oxc keeps the position of a syntax error in the first of `errors`. */
function normalize(error: unknown): ErrorLike {
  if (typeof error !== 'object' || error === null) return { message: String(error) }
  const known = error as ErrorLike // every field is optional and read defensively
  const inner = known.errors?.[0]
  const { message, stack, id, plugin, frame } = known
  const loc = known.loc ?? inner?.loc
  const code = known.pluginCode
  return inMtmFile(
    withFileLine({
      message: message ?? inner?.message ?? String(error),
      ...(stack !== undefined && { stack }),
      ...(id !== undefined && { id }),
      ...(plugin !== undefined && { plugin }),
      ...(frame !== undefined && { frame }),
      ...(loc && { loc }),
      // What Vite puts there is the text of the module.
      ...(typeof code === 'string' && /^MTM\d{4}$/.test(code) && { pluginCode: code }),
    }),
  )
}

const PLACE_RE = /^\S+\.mtm\.svelte:\d+:\d+ /

/** What is told of the code that a compiler was given is told of the `.mtm` file, whose place is known. */
function inMtmFile(error: ErrorLike): ErrorLike {
  const { frame, loc, id, message = '' } = error
  if (!loc) return error
  const file = toMtm(loc.file ?? id ?? '').replace(/\?.*$/, '')
  return {
    ...error,
    message: message.replace(PLACE_RE, ''),
    ...(frame && { frame: frameInMtm(toText(frame), file, loc) }),
  }
}

const VUE_FRAME_RE = /^(\d+) *\|.*\n +\| +\^/m

/** Vue's compiler counts lines from the start of the script; only the frame in its message has those of the file. */
function withFileLine(error: ErrorLike): ErrorLike {
  const line = error.plugin === 'vite:vue' && VUE_FRAME_RE.exec(error.message ?? '')?.[1]
  if (!line || !error.loc || error.loc.line === Number(line)) return error
  const { frame: _, ...rest } = error
  return { ...rest, loc: { ...error.loc, line: Number(line) } }
}
