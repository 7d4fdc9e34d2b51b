import { describe, expect, it, vi } from 'vitest'
import { computed, effect, emit, MetamonCycleError, on, signal, untracked } from '../../../src/index.ts'
import type { ReadonlySignal } from '../../../src/index.ts'
import { collectReports } from './collect-reports.ts'

const reports = collectReports()
const codes = () => reports.map((error) => error instanceof MetamonCycleError && error.code)

describe('computed cycle', () => {
  it('throws to the reader of a computed that reads itself, each time', () => {
    const self: ReadonlySignal<number> = computed(() => self.value + 1)
    for (const read of [() => self.value, () => self.peek(), () => self.value]) {
      expect(read).toThrow(MetamonCycleError)
      expect(read).toThrow(/^computed_cycle: /)
    }
  })

  it('throws also where it reads itself untracked', () => {
    const self: ReadonlySignal<number> = computed(() => untracked(() => self.value) + 1)
    expect(() => self.value).toThrow(MetamonCycleError)
  })

  it('throws through a ring of three, wherever it is entered', () => {
    const ring: ReadonlySignal<number>[] = [0, 1, 2].map((index) =>
      computed(() => ring[(index + 1) % 3]!.value + 1),
    )
    for (const one of ring) expect(() => one.value).toThrow(MetamonCycleError)
  })

  it('finds a ring that a change closes, and comes apart again with it', () => {
    const isRing = signal(false)
    const first: ReadonlySignal<number> = computed(() => second.value + 1)
    const second: ReadonlySignal<number> = computed(() => (isRing.value ? first.value : 1))
    expect(first.value).toBe(2)
    isRing.value = true
    expect(() => first.value).toThrow(MetamonCycleError)
    expect(() => second.value).toThrow(MetamonCycleError)
    isRing.value = false
    expect([first.value, second.value]).toEqual([2, 1])
  })

  it.each(['first', 'second'] as const)('finds and leaves a ring while %s is followed', (followed) => {
    const isRing = signal(false)
    const first: ReadonlySignal<number> = computed(() => second.value + 1)
    const second: ReadonlySignal<number> = computed(() => (isRing.value ? first.value : 1))
    const stop = { first, second }[followed].subscribe(() => {})
    isRing.value = true
    expect(codes()).toContain('computed_cycle')
    expect(() => first.value).toThrow(MetamonCycleError)
    expect(() => second.value).toThrow(MetamonCycleError)
    isRing.value = false
    expect([first.value, second.value]).toEqual([2, 1])
    stop()
  })
})

describe('listener cycle', () => {
  it('stops an effect that triggers itself 100 times after its first run, and reports it once', () => {
    const count = signal(0)
    effect(() => void (count.value += 1))
    expect(codes()).toEqual(['listener_cycle'])
    expect(String(reports[0])).toMatch(/^Error: listener_cycle: `effect`/)
    expect(count.value).toBe(101)
  })

  it('stops subscribers that trigger each other, and names the signal', () => {
    const ping = signal('cycles:ping', 0)
    const pong = signal('cycles:pong', 0)
    ping.subscribe((value) => pong.set(value + 1), { immediate: false })
    pong.subscribe((value) => ping.set(value + 1), { immediate: false })
    ping.value = 1
    expect(codes()).toEqual(['listener_cycle'])
    expect(String(reports[0])).toContain('`cycles:ping`')
  })

  it('lets others run, and the stopped one again after the next change', () => {
    const count = signal(0)
    const limit = signal(1000)
    const runaway = vi.fn((value: number) => void (value < limit.value && count.set(value + 1)))
    const seen: number[] = []
    effect(() => void seen.push(count.value))
    count.subscribe(runaway, { immediate: false })
    count.value = 1
    expect(codes()).toEqual(['listener_cycle'])
    expect(seen.at(-1)).toBe(count.peek())
    limit.value = -5
    runaway.mockClear()
    count.value = -1
    expect(runaway.mock.calls).toEqual([[-1]])
    expect(seen.at(-1)).toBe(-1)
  })

  it('does not mistake many changes one after the other for a cycle', () => {
    const count = signal(0)
    const listener = vi.fn()
    count.subscribe(listener, { immediate: false })
    for (let value = 1; value <= 500; value++) count.value = value
    expect(listener).toHaveBeenCalledTimes(500)
    expect(reports).toEqual([])
  })
})

describe('emit cycle', () => {
  it('stops a handler that emits its own event 100 levels deep, and reports it once', () => {
    const handler = vi.fn(() => emit('cycles:self'))
    const stop = on('cycles:self', handler)
    emit('cycles:self')
    expect(handler).toHaveBeenCalledTimes(100)
    expect(codes()).toEqual(['emit_cycle'])
    expect(String(reports[0])).toContain('`cycles:self`')
    stop()
  })

  it('ends also where each of many handlers emits again, and lets those of the outermost emit run', () => {
    const bystander = vi.fn()
    const stops = [
      on('cycles:fan', () => emit('cycles:fan')),
      on('cycles:fan', () => emit('cycles:fan')),
      on('cycles:fan', (payload) => void (payload === 'outermost' && bystander())),
    ]
    emit('cycles:fan', 'outermost')
    expect(bystander).toHaveBeenCalledTimes(1)
    expect(new Set(codes())).toEqual(new Set(['emit_cycle']))
    stops.forEach((stop) => stop())
  })

  it('delivers again after it was stopped', () => {
    const stop = on('cycles:again', () => emit('cycles:again'))
    emit('cycles:again')
    stop()
    const handler = vi.fn()
    const stopOther = on('cycles:again', handler)
    emit('cycles:again', 1)
    expect(handler.mock.calls).toEqual([[1]])
    stopOther()
  })

  it('stops an event and a signal that trigger each other', () => {
    const count = signal(0)
    const stops = [
      on('cycles:mixed', () => count.update((value) => value + 1)),
      count.subscribe(() => emit('cycles:mixed'), { immediate: false }),
    ]
    emit('cycles:mixed')
    expect(codes()).toEqual(['listener_cycle'])
    stops.forEach((stop) => stop())
  })
})
