import { afterEach, describe, expect, it, vi } from 'vitest'
import { computed, effect, emit, on, once, signal } from '../../../src/index.ts'
import { getRegistry } from '../../../src/runtime/registry.ts'

const KEY = Symbol.for('metamon.registry')
const { report } = getRegistry()

afterEach(() => {
  getRegistry().report = report
  vi.unstubAllGlobals()
})

describe('getRegistry', () => {
  it('returns one object that lives on globalThis and is not enumerable', () => {
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, KEY)
    expect(getRegistry()).toBe(descriptor?.value)
    expect(descriptor?.enumerable).toBe(false)
    expect(getRegistry().version).toBe(1)
  })

  it('lists the global signals by key, and no local ones', () => {
    const total = signal('registry:total', 0)
    signal(0)
    const { signals } = getRegistry()
    expect(signals.get('registry:total')).toBe(total)
    expect([...signals.keys()]).toEqual(['registry:total'])
  })

  it('has no dev hooks until the dev tools set them', () => {
    expect(getRegistry().dev).toBe(undefined)
  })
})

describe('subscriptionCounts', () => {
  it('counts active listeners by event name and signal key', () => {
    const { subscriptionCounts } = getRegistry()
    const total = signal('registry:counted', 0)
    const double = computed(() => total.value * 2)
    const stops = [
      on('registry:event', () => {}),
      once('registry:event', () => {}),
      total.subscribe(() => {}),
      effect(() => void total.value),
      double.subscribe(() => {}),
    ]
    expect(subscriptionCounts()).toEqual({
      events: { 'registry:event': 2 },
      signals: { 'registry:counted': 2 },
    })
    stops.forEach((stop) => stop())
    expect(subscriptionCounts()).toEqual({ events: {}, signals: {} })
  })
})

describe('report', () => {
  const failing = () => {
    throw new Error('handler')
  }

  it('goes to the reportError of the page where there is one', () => {
    const reportError = vi.fn()
    vi.stubGlobal('reportError', reportError)
    const stop = on('registry:report', failing)
    emit('registry:report')
    expect(reportError.mock.calls).toEqual([[new Error('handler')]])
    stop()
  })

  it('throws in a microtask where there is none', () => {
    const tasks: (() => void)[] = []
    vi.stubGlobal('reportError', undefined)
    vi.stubGlobal('queueMicrotask', (task: () => void) => tasks.push(task))
    const stop = on('registry:report', failing)
    emit('registry:report')
    expect(tasks).toHaveLength(1)
    expect(tasks[0]).toThrow('handler')
    stop()
  })

  it('may throw itself: the writer gets that, and signals go on working', () => {
    getRegistry().report = (error) => {
      throw error
    }
    const count = signal(0)
    const seen: number[] = []
    count.subscribe(failing, { immediate: false })
    const stop = count.subscribe((value) => seen.push(value), { immediate: false })
    expect(() => count.set(1)).toThrow('handler')
    expect(() => count.set(2)).toThrow('handler')
    stop()
    getRegistry().report = report
    const other = signal(0)
    other.subscribe((value) => seen.push(value))
    other.value = 3
    expect(seen).toContain(3)
  })

  it('makes the effect that it reports for depend on nothing it reads', () => {
    const hidden = signal(0)
    getRegistry().report = () => void hidden.value
    const run = vi.fn(failing)
    effect(run)
    hidden.value = 1
    expect(run).toHaveBeenCalledTimes(1)
  })
})
