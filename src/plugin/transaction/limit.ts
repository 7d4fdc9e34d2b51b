/** Runs work, at most so much of it at the same time. */
export type Limit = <Result>(work: () => Promise<Result>) => Promise<Result>

/** @param most how many pieces of work may run at the same time */
export function createLimit(most: number): Limit {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}
