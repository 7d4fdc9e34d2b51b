import type { SourceMapV3 } from '../types.ts'

/** What a file is compiled to. */
export interface UnifiedOutput {
  /** `Foo.mtm.setup.mts`: the same for every target. */
  readonly setup: GeneratedModule
  /** `Foo.mtm.react.tsx` and so on. */
  readonly view: GeneratedModule
  /** `Foo.mtm.0.css` and so on, in order: the text of each block, with the lines of the file. */
  readonly styles: readonly GeneratedStyle[]
  /** `data-m-0cd554`, on every native element; undefined without a scoped style. */
  readonly scope: string | undefined
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
