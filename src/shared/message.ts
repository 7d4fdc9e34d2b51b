/** How much a diagnostic matters: an error stops the file, the other two do not. */
export type Severity = 'error' | 'warning' | 'info'

/** One entry of the catalogue. */
export interface Message<Arguments> {
  /** Stable snake_case name, for people; the code is for machines. */
  readonly name: string
  readonly severity: Severity
  /** What is wrong, in the present tense, with the user's token in backticks. */
  text(this: void, args: Arguments): string
  /** What to do about it; starts with a verb. */
  hint(this: void, args: Arguments): string
}

/** A part of the catalogue, by code. */
export type Messages<Arguments> = { readonly [Code in keyof Arguments]: Message<Arguments[Code]> }

/** Goes on with a suggestion, where there is one. */
export const didYouMean = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`
