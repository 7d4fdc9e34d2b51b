import { describe, expect, it, vi } from 'vitest'
import { batch, effect, signal } from '../../../src/index.ts'
import { isTouched, setInitial } from '../../../src/runtime/signals.ts'

describe('signal', () => {
  it('returns the same object for the same key and keeps the first initial value', () => {
    const first = signal('signals:same', 1)
    const second = signal('signals:same', 2)
    expect(second).toBe(first)
    expect(second.value).toBe(1)
  })

  it('makes another local signal each time, also for a string', () => {
    const first = signal('text')
    expect(first).not.toBe(signal('text'))
    expect([first.key, first.value]).toEqual([undefined, 'text'])
  })

  it('tells a global signal that starts as undefined from a local one', () => {
    expect(signal('signals:undefined', undefined).key).toBe('signals:undefined')
    expect(signal(undefined).key).toBe(undefined)
  })

  it('reads back what was written in each of the three ways', () => {
    const count = signal(1)
    count.value = 2
    expect(count.value).toBe(2)
    count.set(3)
    expect(count.peek()).toBe(3)
    count.update((value) => value * 2)
    expect(count.value).toBe(6)
  })

  it('does not make an effect depend on what it peeks at or updates', () => {
    const count = signal(1)
    const run = vi.fn(() => {
      count.peek()
      count.update((value) => value)
    })
    effect(run)
    count.value = 2
    expect(run).toHaveBeenCalledTimes(1)
  })

  it.each([
    [NaN, NaN, 0],
    [0, -0, 1],
    [1, 1, 0],
    [undefined, undefined, 0],
    [undefined, null, 1],
  ])('compares by Object.is: from %s to %s are %i changes', (before, after, changes) => {
    const value = signal<unknown>(before)
    const listener = vi.fn()
    value.subscribe(listener, { immediate: false })
    value.value = after
    expect(listener).toHaveBeenCalledTimes(changes)
  })
})

describe('isTouched and setInitial', () => {
  it('says whether a signal was written, equal values aside', () => {
    const count = signal(1)
    count.value = 1
    expect(isTouched(count)).toBe(false)
    count.value = 2
    expect(isTouched(count)).toBe(true)
    count.value = 1
    expect(isTouched(count)).toBe(true)
  })

  it('stays touched when the value is read', () => {
    const count = signal(1)
    count.subscribe(() => {})
    count.value = 2
    void count.value
    expect(isTouched(count)).toBe(true)
  })

  it('gives a new initial value without touching, and tells the subscribers', () => {
    const count = signal(1)
    const listener = vi.fn()
    count.subscribe(listener, { immediate: false })
    setInitial(count, 5)
    expect([count.value, isTouched(count)]).toEqual([5, false])
    expect(listener.mock.calls).toEqual([[5]])
  })

  it('stays touched when a touched signal gets a new initial value', () => {
    const count = signal(1)
    count.value = 2
    setInitial(count, 5)
    expect(isTouched(count)).toBe(true)
  })

  it('is touched by a subscriber that answers a new initial value with a write', () => {
    const count = signal(1)
    count.subscribe((value) => void (value === 5 && count.set(6)))
    batch(() => setInitial(count, 5))
    expect([count.value, isTouched(count)]).toEqual([6, true])
  })
})
