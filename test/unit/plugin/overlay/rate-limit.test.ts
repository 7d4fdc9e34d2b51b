import { expect, it } from 'vitest'
import { createRateLimit } from '../../../../src/plugin/overlay/rate-limit.ts'

it('allows once in each interval, from the last time that it did', () => {
  let now = 0
  const allows = createRateLimit(1000, () => now)
  const at = (time: number) => {
    now = time
    return allows()
  }
  expect([0, 500, 999, 1000, 1001, 2500].map(at)).toEqual([true, false, false, true, false, true])
})
