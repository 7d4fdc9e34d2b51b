import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createIdleRuns } from '../../../src/plugin/warm-up/idle-runs.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const TIMES = { quiet: 300, pause: 30 }

function createRuns(count = Infinity) {
  const run = vi.fn(async () => {})
  let left = count
  const runs = createIdleRuns(() => (left-- > 0 ? run : undefined), TIMES)
  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
  return { runs, run, pass, more: (more: number) => void (left = more) }
}

describe('runs while nothing else happens', () => {
  it('begin when something has happened, and is over', async () => {
    const { runs, run, pass } = createRuns()
    await pass(1000)
    expect(run).not.toHaveBeenCalled()
    runs.touch()
    await pass(299)
    expect(run).not.toHaveBeenCalled()
    await pass(1)
    expect(run).toHaveBeenCalledTimes(1)
    await pass(60)
    expect(run).toHaveBeenCalledTimes(3)
  })

  it('wait until what comes between is over', async () => {
    const { runs, run, pass } = createRuns()
    runs.touch()
    await pass(300)
    for (let time = 0; time < 10; time++) {
      runs.touch()
      await pass(100)
    }
    expect(run).toHaveBeenCalledTimes(1)
    await pass(200)
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('do not overlap', async () => {
    let end = () => {}
    const run = vi.fn(() => new Promise<void>((resolve) => (end = resolve)))
    createIdleRuns(() => run, TIMES).touch()
    await vi.advanceTimersByTimeAsync(1000)
    expect(run).toHaveBeenCalledTimes(1)
    end()
    await vi.advanceTimersByTimeAsync(30)
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('end when there are none, until something happens again', async () => {
    const { runs, run, pass, more } = createRuns(2)
    runs.touch()
    await pass(1000)
    expect(run).toHaveBeenCalledTimes(2)
    expect(vi.getTimerCount()).toBe(0)
    more(1)
    runs.touch()
    await pass(1000)
    expect(run).toHaveBeenCalledTimes(3)
  })

  it('end when they are stopped, also in the middle of one', async () => {
    let end = () => {}
    const run = vi.fn(() => new Promise<void>((resolve) => (end = resolve)))
    const runs = createIdleRuns(() => run, TIMES)
    runs.touch()
    await vi.advanceTimersByTimeAsync(300)
    runs.stop()
    end()
    await vi.advanceTimersByTimeAsync(1000)
    expect(run).toHaveBeenCalledTimes(1)
    expect(vi.getTimerCount()).toBe(0)
  })
})
