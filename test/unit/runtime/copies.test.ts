import { beforeAll, describe, expect, it, vi } from 'vitest'
import * as first from '../../../src/index.ts'
import { getRegistry } from '../../../src/runtime/registry.ts'
import { collectReports } from './collect-reports.ts'

const reports = collectReports()
let second: typeof first

beforeAll(async () => {
  vi.resetModules()
  second = await import('../../../src/index.ts')
})

describe('a second copy of the package', () => {
  it('is another copy, with the same registry', async () => {
    expect(second.signal).not.toBe(first.signal)
    const registry = await import('../../../src/runtime/registry.ts')
    expect(registry.getRegistry).not.toBe(getRegistry)
    expect(registry.getRegistry()).toBe(getRegistry())
  })

  it('has the same global signals', () => {
    expect(second.signal('copies:one', 2)).toBe(first.signal('copies:one', 1))
  })

  it('tracks the signals of the first in its effects and computeds, and the other way round', () => {
    for (const [maker, follower] of [
      [first, second],
      [second, first],
    ] as const) {
      const count = maker.signal(1)
      const double = follower.computed(() => count.value * 2)
      const quadruple = maker.computed(() => double.value * 2)
      const seen: number[] = []
      const stop = follower.effect(() => void seen.push(quadruple.value + count.value))
      count.value = 2
      stop()
      count.value = 3
      expect(seen).toEqual([5, 10])
    }
  })

  it('shares batches and untracked reads', () => {
    const count = first.signal(0)
    const run = vi.fn(() => void count.value)
    second.effect(run)
    second.batch(() => {
      count.value = 1
      first.batch(() => (count.value = 2))
      expect(run).toHaveBeenCalledTimes(1)
    })
    expect(run).toHaveBeenCalledTimes(2)
    const hidden = vi.fn(() => second.untracked(() => count.value))
    first.effect(() => void hidden())
    count.value = 3
    expect(hidden).toHaveBeenCalledTimes(1)
  })

  it('shares one bus, its order and its depth', () => {
    const log: string[] = []
    const stops = [
      first.on('copies:event', () => log.push('first')),
      second.on('copies:event', () => log.push('second')),
      first.on('copies:event', () => log.push('third')),
    ]
    second.emit('copies:event')
    expect(log).toEqual(['first', 'second', 'third'])
    stops.forEach((stop) => stop())
    const handler = vi.fn(() => first.emit('copies:pong'))
    const stopBoth = [
      first.on('copies:ping', handler),
      second.on('copies:pong', () => second.emit('copies:ping')),
    ]
    first.emit('copies:ping')
    expect(handler).toHaveBeenCalledTimes(50)
    expect(reports).toHaveLength(1)
    stopBoth.forEach((stop) => stop())
  })
})
