/** What was thrown as one text: `TypeError: total is undefined`. */
export function describeError(error: unknown): string {
  try {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  } catch {
    return 'something was thrown that has no text'
  }
}
