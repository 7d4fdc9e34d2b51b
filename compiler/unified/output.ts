import type { Range, SourceMapV3 } from '../types.ts'

/** What a file is compiled to. */
export interface UnifiedOutput {
  /** `Foo.mtm.setup.mts`: the same for every target. */
  readonly setup: GeneratedModule
  /** `Foo.mtm.react.tsx` and so on. */
  readonly view: GeneratedModule
  /** `Foo.mtm.0.css` and so on, in order: the text of each block, with the lines of the file. */
  readonly styles: readonly GeneratedStyle[]
  /** The shared signals that start with a literal. */
  readonly shared: readonly SharedValue[]
  /** `data-m-0cd554`, on every native element; undefined without a scoped style. */
  readonly scope: string | undefined
}

/** A shared signal and the literal that it starts with; the offsets are those of the literal. */
export interface SharedValue extends Range {
  /** As diagnostics name it. */
  readonly file: string
  readonly key: string
  /** As it is written. */
  readonly initial: string
}

export interface GeneratedModule {
  readonly code: string
  readonly map: SourceMapV3
  /** The same for code that only differs in line breaks: nothing has to be updated then. */
  readonly fingerprint: string
}

export interface GeneratedStyle extends GeneratedModule {
  readonly lang: string
  readonly isGlobal: boolean
}
