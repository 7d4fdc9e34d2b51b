import { describe, expect, it } from 'vitest'
import { computed, effect, emit, on, once, signal } from '../../../src/index.ts'
import { getRegistry } from '../../../src/runtime/registry.ts'
import { collectReports } from './collect-reports.ts'

const reports = collectReports()
const PAIRS = 100_000
const registry = getRegistry()
const total = signal('leaks:total', 0)
const node = registry.signals.get('leaks:total')!

function expectNothingLeft(): void {
  expect(registry.subscriptionCounts()).toEqual({ events: {}, signals: {} })
  expect([node.subs, node.subsTail]).toEqual([undefined, undefined])
  expect(registry.listeners.size).toBe(0)
  expect(reports).toEqual([])
}

describe('100,000 subscriptions that ended', () => {
  it.each([
    ['signal', () => total.subscribe(() => {})],
    ['event', () => on('leaks:event', () => {})],
    ['effect', () => effect(() => void total.value)],
    ['computed', () => computed(() => total.value).subscribe(() => {})],
  ])('leave nothing behind, one after the other: %s', (_name, subscribe) => {
    for (let index = 0; index < PAIRS; index++) subscribe()()
    expectNothingLeft()
  })

  it('leave nothing behind when all are there at once and end in another order', () => {
    const stops = Array.from({ length: PAIRS }, (_, index) =>
      index % 2 ? total.subscribe(() => {}, { immediate: false }) : on('leaks:event', () => {}),
    )
    const { events, signals } = registry.subscriptionCounts()
    expect([events['leaks:event'], signals['leaks:total']]).toEqual([PAIRS / 2, PAIRS / 2])
    total.value += 1
    stops.filter((_, index) => index % 3).forEach((stop) => stop())
    stops.filter((_, index) => index % 3 === 0).forEach((stop) => stop())
    expectNothingLeft()
  })

  it('leave nothing behind when every event has come', () => {
    for (let index = 0; index < PAIRS; index++) {
      once('leaks:once', () => {})
      emit('leaks:once')
    }
    expectNothingLeft()
  })
})

describe('a computed that nobody follows', () => {
  it('is not held by the signals it has read', () => {
    const double = computed(() => total.value * 2)
    const quadruple = computed(() => double.value * 2)
    total.value = 1
    expect(quadruple.value).toBe(4)
    expect(double.peek()).toBe(2)
    expectNothingLeft()
    total.value = 2
    expect(quadruple.peek()).toBe(8)
    expectNothingLeft()
  })

  it('is let go when it throws, or when its last follower leaves', () => {
    const failing = computed(() => {
      void total.value
      throw new Error('computed')
    })
    expect(() => failing.value).toThrow('computed')
    computed(() => total.value).subscribe(() => {})()
    expectNothingLeft()
  })
})

describe('an effect that ends itself in its run', () => {
  it('is not held by what it reads afterwards', () => {
    const isOver = signal(false)
    const stop = effect(() => {
      if (isOver.value) stop()
      void total.value
    })
    isOver.value = true
    expectNothingLeft()
  })
})
