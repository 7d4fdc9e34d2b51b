import type { Diagnostic } from '../src/shared/diagnostics.ts'
import type { Framework } from '../src/shared/framework.ts'
import type { UnifiedOutput } from './unified/output.ts'

/** What a body is written in: one framework's own source, or Metamon's own language. */
export type Dialect = 'native' | 'unified'

/** The ending that makes the official plugin of a framework pick the compiled module up. */
export type Suffix = '.react.tsx' | '.vue' | '.svelte' | '.solid.tsx'

/** A piece of the source: UTF-16 offsets, `end` is exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** How a script parser is called. */
export interface ParseScriptOptions {
  readonly lang: 'ts' | 'tsx'
  readonly sourceType: 'module'
}

/** What a script parser gives: an ESTree program with UTF-16 offsets, and the errors it met. */
export interface ParsedScript {
  readonly program: object
  readonly errors: readonly object[]
}

/** The injected script parser. `parseSync` of `vite` is one; the compiler brings none of its own. */
export type ParseScript = (filename: string, code: string, options: ParseScriptOptions) => ParsedScript

/** What `compile` needs besides the source. */
export interface CompileOptions {
  /** The file as diagnostics print it and as the source map names it. */
  readonly filename: string
  /** `parseSync` of `vite`, or anything of that shape. */
  readonly parse: ParseScript
  /** The target of a file that names none. */
  readonly defaultTarget?: Framework
  /** Compiles a unified body for this target, whatever the file says; native bodies have theirs. */
  readonly target?: Framework
  /** The package that injected imports come from. @default 'metamon' */
  readonly importSource?: string
}

/** An event of the shared bus that a component sends, hears, or both. */
export interface Channel {
  readonly event: string
  /** The function that sends the event; injected into the body. */
  readonly emit?: string
  /** The function of the body that is called with each payload. */
  readonly on?: string
}

/** The header of a file, as far as it is valid. */
export interface Frontmatter {
  readonly target?: Framework
  readonly dialect?: 'auto' | Dialect
  /** From `name`, or its alias `function`. */
  readonly name?: string
  /** Every key as YAML gives it, page metadata included. */
  readonly data: Readonly<Record<string, unknown>>
}

/** A version 3 source map. */
export interface SourceMapV3 {
  readonly version: 3
  readonly file?: string
  readonly sources: string[]
  readonly sourcesContent: (string | null)[]
  readonly names: string[]
  readonly mappings: string
  /** Sources that debuggers skip, by index. */
  readonly x_google_ignoreList?: number[]
}

/** What becomes of a `.mtm` file. */
export interface CompileResult {
  /** Undefined when the file does not say, or says it wrongly. */
  readonly target: Framework | undefined
  readonly dialect: Dialect
  /** Source for the official compiler of the target; `''` when there is an error. */
  readonly code: string
  /** `null` when there is an error. */
  readonly map: SourceMapV3 | null
  readonly suffix: Suffix | undefined
  /** All modules of a unified body; `code` and `map` are those of its view. Absent when there is an error. */
  readonly unified?: UnifiedOutput
  readonly frontmatter: Frontmatter
  readonly channels: Channel[]
  /** Everything found in the file, in the order of the source. */
  readonly diagnostics: Diagnostic[]
}
