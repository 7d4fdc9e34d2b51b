import { describe, expect, it, vi } from 'vitest'
import { batch, computed, effect, signal, untracked } from '../../../src/index.ts'
import { collectReports } from './collect-reports.ts'

const reports = collectReports()

describe('computed', () => {
  it('runs when it is first read, and not again while nothing changes', () => {
    const count = signal(1)
    const run = vi.fn(() => count.value * 2)
    const double = computed(run)
    expect(run).not.toHaveBeenCalled()
    expect([double.value, double.value, double.peek()]).toEqual([2, 2, 2])
    expect(run).toHaveBeenCalledTimes(1)
    count.value = 2
    expect([double.value, double.peek()]).toEqual([4, 4])
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('runs once for two changed sources and never shows half of them', () => {
    const count = signal(1)
    const double = computed(() => count.value * 2)
    const triple = computed(() => count.value * 3)
    const run = vi.fn(() => double.value + triple.value)
    const sum = computed(run)
    const seen: number[] = []
    effect(() => void seen.push(sum.value))
    count.value = 2
    expect(seen).toEqual([5, 10])
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('does not wake its followers when its result stays equal', () => {
    const count = signal(1)
    const notANumber = computed(() => count.value * NaN)
    const run = vi.fn(() => void notANumber.value)
    effect(run)
    count.value = 2
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('gives up sources that it no longer reads', () => {
    const isLeft = signal(true)
    const left = signal('l')
    const right = signal('r')
    const run = vi.fn(() => (isLeft.value ? left.value : right.value))
    const seen: string[] = []
    computed(run).subscribe((value) => seen.push(value))
    isLeft.value = false
    left.value = 'L'
    right.value = 'R'
    expect(seen).toEqual(['l', 'r', 'R'])
    expect(run).toHaveBeenCalledTimes(3)
  })

  it('sees inside a batch what the batch has written', () => {
    const count = signal(1)
    const double = computed(() => count.value * 2)
    double.subscribe(() => {})
    batch(() => {
      count.value = 5
      expect(double.value).toBe(10)
    })
  })
})

describe('a computed whose function throws', () => {
  it('throws to each reader what its function threw, and runs again only after a change', () => {
    const count = signal(0)
    const run = vi.fn(() => {
      if (count.value === 0) throw new Error('zero')
      return count.value
    })
    const checked = computed(run)
    expect(() => checked.value).toThrow('zero')
    expect(() => checked.peek()).toThrow('zero')
    expect(run).toHaveBeenCalledTimes(1)
    count.value = 1
    expect(checked.value).toBe(1)
  })

  it('recovers while it is followed, and gives the error on to computeds that read it', () => {
    const count = signal(0)
    const checked = computed(() => {
      if (count.value === 0) throw new Error('zero')
      return count.value
    })
    const double = computed(() => checked.value * 2)
    const seen: unknown[] = []
    effect(() => {
      try {
        seen.push(double.value)
      } catch (error) {
        seen.push(error)
      }
    })
    count.value = 1
    count.value = 0
    count.value = 1
    expect(seen).toEqual([new Error('zero'), 2, new Error('zero'), 2])
  })
})

describe('the function of a computed', () => {
  it('does not depend on what it reads untracked', () => {
    const count = signal(1)
    const other = signal(1)
    const sum = computed(() => count.value + untracked(() => other.value))
    sum.subscribe(() => {})
    other.value = 10
    expect(sum.value).toBe(2)
    count.value = 2
    expect(sum.value).toBe(12)
  })

  it('delivers what it writes after it has run', () => {
    const count = signal(1)
    const runs = signal(0)
    const log: string[] = []
    runs.subscribe((value) => log.push(`runs ${value}`), { immediate: false })
    const double = computed(() => {
      runs.value = untracked(() => runs.value) + 1
      log.push('computed')
      return count.value * 2
    })
    effect(() => void log.push(`double ${double.value}`))
    count.value = 2
    expect(log).toEqual(['computed', 'double 2', 'runs 1', 'computed', 'double 4', 'runs 2'])
    expect(reports).toEqual([])
  })
})
