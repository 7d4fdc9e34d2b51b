/**
 * Errors that say different things. Hooks transform as well, so that the same mistake can be told twice; the later
 * one knows its place.
 */
export function distinctErrors(errors: readonly unknown[]): readonly unknown[] {
  return [...new Map(errors.map((error) => [firstLine(error), error])).values()]
}

const firstLine = (error: unknown): string | undefined =>
  String(error instanceof Error || hasMessage(error) ? error.message : error).split('\n')[0]

const hasMessage = (error: unknown): error is { readonly message: unknown } =>
  typeof error === 'object' && error !== null && 'message' in error
