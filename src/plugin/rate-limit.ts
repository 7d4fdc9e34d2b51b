/** Says whether one more may happen now. */
export type RateLimit = () => boolean

/**
 * @param count the most that may happen within `windowMs` milliseconds
 * @param now milliseconds, from any fixed point
 */
export function createRateLimit(
  count: number,
  windowMs: number,
  now: () => number = () => performance.now(),
): RateLimit {
  const times: number[] = []
  return () => {
    const time = now()
    while (times.length > 0 && times[0]! <= time - windowMs) times.shift()
    if (times.length >= count) return false
    times.push(time)
    return true
  }
}
