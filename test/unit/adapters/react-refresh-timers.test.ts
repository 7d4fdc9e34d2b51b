import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRefreshTimers } from '../../../adapters/react/refresh-timers.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('runs out as the timers of a page do', async () => {
  const timers = createRefreshTimers()
  const callback = vi.fn()
  timers.setTimeout(callback, 16)
  await vi.advanceTimersByTimeAsync(15)
  expect(callback).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(callback).toHaveBeenCalledTimes(1)
  expect(await timers.flush()).toBe(false)
  expect(callback).toHaveBeenCalledTimes(1)
})

it('calls at once what waits, waits for it, and never calls it again', async () => {
  const timers = createRefreshTimers()
  const done: string[] = []
  timers.setTimeout(async () => {
    await Promise.resolve()
    done.push('refresh')
  }, 16)
  expect(await timers.flush()).toBe(true)
  expect(done).toEqual(['refresh'])
  await vi.runAllTimersAsync()
  expect(done).toEqual(['refresh'])
})

it('calls nothing that was cleared', async () => {
  const timers = createRefreshTimers()
  const callback = vi.fn()
  timers.clearTimeout(timers.setTimeout(callback, 16))
  timers.clearTimeout(undefined)
  expect(await timers.flush()).toBe(false)
  await vi.runAllTimersAsync()
  expect(callback).not.toHaveBeenCalled()
})

it('leaves uncaught what is thrown, as a timer does', async () => {
  const timers = createRefreshTimers()
  const uncaught = vi.fn()
  const listeners = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', uncaught)
  timers.setTimeout(async () => Promise.reject(new Error('on purpose')), 16)
  expect(await timers.flush()).toBe(true)
  vi.useRealTimers()
  await vi.waitFor(() => expect(uncaught).toHaveBeenCalledTimes(1))
  process.removeListener('unhandledRejection', uncaught)
  for (const listener of listeners) process.on('unhandledRejection', listener)
})
