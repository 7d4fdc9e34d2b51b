import { expect, it } from 'vitest'
import { createRateLimit } from '../../../src/plugin/rate-limit.ts'

it('allows so many within a time', () => {
  let now = 0
  const may = createRateLimit(2, 100, () => now)
  expect([may(), may(), may()]).toEqual([true, true, false])
  now = 100
  expect([may(), may(), may()]).toEqual([true, true, false])
})

it('allows once in each interval, from the last time that it did', () => {
  let now = 0
  const may = createRateLimit(1, 1000, () => now)
  const at = (time: number) => {
    now = time
    return may()
  }
  expect([0, 500, 999, 1000, 1001, 2500].map(at)).toEqual([true, false, false, true, false, true])
})
