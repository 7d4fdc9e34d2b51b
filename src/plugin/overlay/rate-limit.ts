/** Creates what says whether something may happen now: not sooner than so many milliseconds after the last time. */
export function createRateLimit(
  intervalMs: number,
  now: () => number = () => performance.now(),
): () => boolean {
  let next = -Infinity
  return () => {
    if (now() < next) return false
    next = now() + intervalMs
    return true
  }
}
