import { get } from 'svelte/store'
import { describe, expect, it, vi } from 'vitest'
import { batch, computed, effect, signal } from '../../../src/index.ts'
import { collectReports } from './collect-reports.ts'

const reports = collectReports()

describe('subscribe', () => {
  it('calls the listener at once and after each change', () => {
    const count = signal(1)
    const seen: number[] = []
    count.subscribe((value) => seen.push(value))
    count.value = 2
    count.value = 3
    expect(seen).toEqual([1, 2, 3])
  })

  it('waits for the first change when asked to', () => {
    const count = signal(1)
    const seen: number[] = []
    count.subscribe((value) => seen.push(value), { immediate: false })
    count.value = 2
    expect(seen).toEqual([2])
  })

  it.each([true, false])('follows a computed (immediate: %s)', (immediate) => {
    const count = signal(1)
    const isEven = computed(() => count.value % 2 === 0)
    const seen: boolean[] = []
    isEven.subscribe((value) => seen.push(value), { immediate })
    count.value = 2
    count.value = 4
    count.value = 5
    expect(seen).toEqual(immediate ? [false, true, false] : [true, false])
  })

  it('is a store that Svelte can read', () => {
    expect(get(signal(7))).toBe(7)
    expect(get(computed(() => 8))).toBe(8)
  })

  it('takes a function as second argument for no options, as stores are given one', () => {
    const count = signal(1)
    const seen: number[] = []
    count.subscribe(
      (value) => seen.push(value),
      () => {},
    )
    expect(seen).toEqual([1])
  })
})

describe('subscribers of one signal', () => {
  it('ends once, however often the undo is called', () => {
    const count = signal(0)
    const first = vi.fn()
    const second = vi.fn()
    const stop = count.subscribe(first, { immediate: false })
    count.subscribe(second, { immediate: false })
    stop()
    stop()
    count.value = 1
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledTimes(1)
  })

  it('calls the same function once per subscription', () => {
    const count = signal(0)
    const listener = vi.fn()
    const stop = count.subscribe(listener, { immediate: false })
    count.subscribe(listener, { immediate: false })
    count.value = 1
    expect(listener).toHaveBeenCalledTimes(2)
    stop()
    count.value = 2
    expect(listener).toHaveBeenCalledTimes(3)
  })

  it('does not call a listener that an earlier one has unsubscribed', () => {
    const count = signal(0)
    const later = vi.fn()
    count.subscribe(() => stop(), { immediate: false })
    const stop = count.subscribe(later, { immediate: false })
    count.value = 1
    expect(later).not.toHaveBeenCalled()
  })

  it.each([
    [true, [1]],
    [false, []],
  ])(
    'tells a value once where it subscribes in the batch that wrote it (immediate: %s)',
    (immediate, expected) => {
      const count = signal(0)
      count.subscribe(() => {})
      const seen: number[] = []
      batch(() => {
        count.value = 1
        count.subscribe((value) => seen.push(value), { immediate })
      })
      expect(seen).toEqual(expected)
    },
  )

  it('calls a listener that was added by a listener only with the present value', () => {
    const count = signal(0)
    const seen: number[] = []
    const stop = count.subscribe(
      () => {
        stop()
        count.subscribe((value) => seen.push(value))
      },
      { immediate: false },
    )
    count.value = 1
    expect(seen).toEqual([1])
    count.value = 2
    expect(seen).toEqual([1, 2])
  })
})

describe('what a listener writes', () => {
  it('tells every listener one value before it tells the next, which a listener has written', () => {
    const count = signal(0)
    const log: string[] = []
    count.subscribe((value) => {
      log.push(`a${value}`)
      if (value === 1) count.value = 2
      log.push(`a${value} done`)
    })
    count.subscribe((value) => log.push(`b${value}`))
    count.value = 1
    expect(log).toEqual(['a0', 'a0 done', 'b0', 'a1', 'a1 done', 'b1', 'a2', 'a2 done', 'b2'])
  })

  it('delivers what the first call writes after that call', () => {
    const count = signal(0)
    const seen: number[] = []
    count.subscribe((value) => {
      if (value < 3) count.value = value + 1
      seen.push(value)
    })
    expect(seen).toEqual([0, 1, 2, 3])
  })

  it('does not call anybody for a batch that ends with the value it began with', () => {
    const count = signal(0)
    const listener = vi.fn()
    count.subscribe(listener, { immediate: false })
    batch(() => {
      count.value = 1
      count.value = 0
    })
    expect(listener).not.toHaveBeenCalled()
  })
})

describe('a subscriber that throws', () => {
  it('keeps the other subscribers running when one throws', () => {
    const count = signal(0)
    const seen: number[] = []
    const failure = new Error('listener')
    count.subscribe(() => {
      throw failure
    })
    count.subscribe((value) => seen.push(value))
    count.value = 1
    expect(seen).toEqual([0, 1])
    expect(reports).toEqual([failure, failure])
  })

  it('reports a computed that throws once, not once for each of its subscribers', () => {
    const failing = computed(() => {
      throw new Error('computed')
    })
    const listener = vi.fn()
    failing.subscribe(listener)
    failing.subscribe(listener)
    expect(reports).toEqual([new Error('computed')])
    expect(listener).not.toHaveBeenCalled()
  })

  it('reports a computed that throws instead of calling the listener, which is called again later', () => {
    const count = signal(0)
    const inverse = computed(() => {
      if (count.value === 0) throw new RangeError('zero')
      return 1 / count.value
    })
    const seen: number[] = []
    inverse.subscribe((value) => seen.push(value))
    expect(reports).toEqual([new RangeError('zero')])
    count.value = 2
    count.value = 0
    count.value = 4
    expect(seen).toEqual([0.5, 0.25])
    expect(reports).toHaveLength(2)
  })
})

describe('subscribing inside an effect', () => {
  it('makes the effect around it depend on nothing', () => {
    const count = signal(0)
    const other = signal(0)
    const run = vi.fn(() => void count.subscribe(() => other.value))
    effect(run)
    count.value = 1
    other.value = 1
    expect(run).toHaveBeenCalledTimes(1)
  })
})
