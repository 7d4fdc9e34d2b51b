/** A promise that is resolved from outside. */
export interface Deferred {
  readonly promise: Promise<void>
  resolve(): void
}

/** Creates a promise that is still open. */
export function createDeferred(): Deferred {
  let resolve = () => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve: () => resolve() }
}

/** Resolves to true when the work is done in time, to false when it is not or fails. */
export function within(work: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), timeoutMs)
    const finish = (isDone: boolean) => {
      clearTimeout(timer)
      resolve(isDone)
    }
    work.then(
      () => finish(true),
      () => finish(false),
    )
  })
}
