import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createIdleCollection } from '../../../src/plugin/transaction/idle-collection.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('createIdleCollection', () => {
  it('collects once when saves have settled and no other follows', () => {
    const collect = vi.fn()
    const collection = createIdleCollection(() => collect)
    collection.schedule()
    collection.schedule()
    expect(collect).not.toHaveBeenCalled()
    vi.runAllTimers()
    expect(collect.mock.calls).toEqual([[{ type: 'minor' }]])
  })

  it('does not collect while a save is on its way', () => {
    const collect = vi.fn()
    const collection = createIdleCollection(() => collect)
    collection.schedule()
    collection.cancel()
    vi.runAllTimers()
    expect(collect).not.toHaveBeenCalled()
  })

  it('frees what is no longer used', async () => {
    vi.useRealTimers()
    const collected = new Promise<void>((resolve) => {
      const observer = new PerformanceObserver(() => {
        observer.disconnect()
        resolve()
      })
      observer.observe({ entryTypes: ['gc'] })
    })
    createIdleCollection().schedule()
    await collected
  })

  it('leaves the globals of the server as they are', () => {
    createIdleCollection().schedule()
    vi.runAllTimers()
    expect(globalThis).not.toHaveProperty('gc')
  })
})
