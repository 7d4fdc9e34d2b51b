import { describe, expect, it, vi } from 'vitest'
import { batch, computed, effect, signal, untracked } from '../../../src/index.ts'
import { collectReports } from './collect-reports.ts'

const reports = collectReports()

describe('effect', () => {
  it('runs at once and after each change of what it read', () => {
    const count = signal(1)
    const other = signal(1)
    const seen: number[] = []
    effect(() => void seen.push(count.value))
    other.value = 2
    count.value = 2
    expect(seen).toEqual([1, 2])
  })

  it('cleans up before the next run and at the end, once each', () => {
    const count = signal(1)
    const log: string[] = []
    const stop = effect(() => {
      const { value } = count
      log.push(`run ${value}`)
      return () => log.push(`clean ${value}`)
    })
    count.value = 2
    stop()
    stop()
    count.value = 3
    expect(log).toEqual(['run 1', 'clean 1', 'run 2', 'clean 2'])
  })

  it('does not depend on what its cleanup reads', () => {
    const count = signal(1)
    const other = signal(1)
    const run = vi.fn(() => {
      void count.value
      return () => void other.value
    })
    effect(run)
    count.value = 2
    other.value = 2
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('takes what an arrow function happens to return for no cleanup', () => {
    const list: number[] = []
    const count = signal(1)
    // The type allows nothing but a cleanup; code without types may return anything.
    const stop = effect((() => list.push(count.value)) as () => void)
    count.value = 2
    stop()
    expect(list).toEqual([1, 2])
    expect(reports).toEqual([])
  })
})

describe('an effect that throws', () => {
  it('reports what it throws, in the first run too, and goes on', () => {
    const count = signal(0)
    const other = vi.fn(() => void count.value)
    const seen: number[] = []
    effect(() => {
      if (count.value < 2) throw new Error(`too small: ${count.value}`)
      seen.push(count.value)
    })
    effect(other)
    count.value = 1
    count.value = 2
    expect(reports).toEqual([new Error('too small: 0'), new Error('too small: 1')])
    expect(seen).toEqual([2])
    expect(other).toHaveBeenCalledTimes(3)
  })

  it('reports a cleanup that throws, and runs all the same', () => {
    const count = signal(0)
    const run = vi.fn(() => {
      void count.value
      return () => {
        throw new Error('cleanup')
      }
    })
    const stop = effect(run)
    count.value = 1
    stop()
    expect(run).toHaveBeenCalledTimes(2)
    expect(reports).toEqual([new Error('cleanup'), new Error('cleanup')])
  })
})

describe('an effect that writes', () => {
  it('runs again until what it reads and writes is stable', () => {
    const count = signal(0)
    const seen: number[] = []
    effect(() => {
      seen.push(count.value)
      if (count.value < 3) count.value += 1
    })
    expect(seen).toEqual([0, 1, 2, 3])
    count.value = 1
    expect(seen).toEqual([0, 1, 2, 3, 1, 2, 3])
  })

  it('delivers what it writes when it is done', () => {
    const source = signal(1)
    const target = signal(0)
    const log: string[] = []
    target.subscribe((value) => log.push(`target ${value}`), { immediate: false })
    effect(() => {
      target.value = source.value * 10
      log.push('effect done')
    })
    source.value = 2
    expect(log).toEqual(['effect done', 'target 10', 'effect done', 'target 20'])
  })
})

describe('the life of an effect', () => {
  it('can end itself while it runs, and cleans up at once', () => {
    const count = signal(0)
    const other = signal(0)
    const log: string[] = []
    const stop = effect(() => {
      log.push(`run ${count.value}`)
      if (count.value === 1) stop()
      void other.value
      return () => log.push('clean')
    })
    count.value = 1
    expect(log).toEqual(['run 0', 'clean', 'run 1', 'clean'])
    count.value = 2
    other.value = 1
    expect(log).toHaveLength(4)
  })

  it('runs once after a change that reaches it in two ways', () => {
    const count = signal(1)
    const double = computed(() => count.value * 2)
    const seen: number[] = []
    effect(() => void seen.push(count.value + double.value))
    count.value = 2
    expect(seen).toEqual([3, 6])
  })

  it('runs the effects of one signal in the order in which they were made', () => {
    const count = signal(0)
    const log: string[] = []
    for (const name of ['a', 'b', 'c']) effect(() => void log.push(`${name}${count.value}`))
    count.value = 1
    expect(log).toEqual(['a0', 'b0', 'c0', 'a1', 'b1', 'c1'])
  })

  it('lives on when the effect that made it runs again or ends', () => {
    const outer = signal(0)
    const inner = signal(0)
    const run = vi.fn(() => void inner.value)
    const stop = effect(() => {
      if (outer.value === 0) effect(run)
    })
    outer.value = 1
    stop()
    inner.value = 1
    expect(run).toHaveBeenCalledTimes(2)
  })
})

describe('batch', () => {
  it('returns what its function returns, and delivers once', () => {
    const first = signal(1)
    const second = signal(1)
    const seen: number[] = []
    effect(() => void seen.push(first.value + second.value))
    const result = batch(() => {
      first.value = 2
      second.value = 2
      return 'done'
    })
    expect([result, seen]).toEqual(['done', [2, 4]])
  })

  it('delivers at the end of the outermost of nested batches', () => {
    const count = signal(0)
    const seen: number[] = []
    count.subscribe((value) => seen.push(value))
    batch(() => {
      batch(() => (count.value = 1))
      expect(seen).toEqual([0])
      count.value = 2
    })
    expect(seen).toEqual([0, 2])
  })

  it('delivers and passes the error on when its function throws', () => {
    const count = signal(0)
    const seen: number[] = []
    count.subscribe((value) => seen.push(value))
    const run = () =>
      batch(() => {
        count.value = 1
        throw new Error('batch')
      })
    expect(run).toThrow('batch')
    expect(seen).toEqual([0, 1])
    count.value = 2
    expect(seen).toEqual([0, 1, 2])
  })
})

describe('untracked', () => {
  it('returns what its function returns, and tracks again afterwards, also when it throws', () => {
    const hidden = signal(0)
    const count = signal(0)
    const run = vi.fn(() => {
      expect(untracked(() => hidden.value)).toBe(0)
      expect(() =>
        untracked(() => {
          throw new Error('inside')
        }),
      ).toThrow('inside')
      void count.value
    })
    effect(run)
    hidden.value = 0.5
    expect(run).toHaveBeenCalledTimes(1)
    hidden.value = 0
    count.value = 1
    expect(run).toHaveBeenCalledTimes(2)
    expect(reports).toEqual([])
  })
})
