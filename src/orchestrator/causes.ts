/** An error behind an error. */
export interface ErrorCause {
  readonly message: string
  readonly stack: string
}

const MOST_CAUSES = 5

/** What an error names as its cause, and so on, and the errors that it holds. Takes whatever can be thrown. */
export function causesOf(error: unknown): readonly ErrorCause[] {
  const causes: ErrorCause[] = []
  const seen = new Set<unknown>()
  const add = (one: unknown) => {
    if (!(one instanceof Error) || seen.has(one)) return
    seen.add(one)
    const inner: unknown[] = one instanceof AggregateError ? one.errors : []
    for (const next of [one.cause, ...inner]) {
      if (!(next instanceof Error) || causes.length >= MOST_CAUSES) continue
      causes.push({ message: `${next.name}: ${next.message}`, stack: next.stack ?? '' })
      add(next)
    }
  }
  try {
    add(error)
  } catch {
    // a property that throws when it is read
  }
  return causes
}
