import { describe, expect, it, vi } from 'vitest'
import { createControls } from '../../../src/plugin/controls.ts'

describe('controls', () => {
  it('hold updates back until they are resumed', async () => {
    const controls = createControls()
    expect(controls.whenResumed()).toBeUndefined()
    controls.pause()
    const order: string[] = []
    const waiting = controls.whenResumed()?.then(() => order.push('resumed'))
    await Promise.resolve()
    order.push('paused')
    controls.resume()
    await waiting
    expect(order).toEqual(['paused', 'resumed'])
    expect(controls.isPaused).toBe(false)
  })

  it('count each file once that was saved meanwhile', () => {
    const controls = createControls()
    controls.saved('before')
    controls.pause()
    for (const file of ['a', 'b', 'a']) controls.saved(file)
    expect(controls.pausedFiles).toBe(2)
    controls.resume()
    expect(controls.pausedFiles).toBe(0)
  })

  it('have one update start anew, and no other', () => {
    const controls = createControls()
    expect(controls.takeClearing()).toBe(false)
    controls.clearStateOnce()
    expect(controls.isClearing).toBe(true)
    expect([controls.takeClearing(), controls.takeClearing()]).toEqual([true, false])
    controls.clearStateOnce()
    controls.keepState()
    expect(controls.takeClearing()).toBe(false)
  })

  it('tell of each change, and of nothing else', () => {
    const controls = createControls()
    const heard = vi.fn()
    const stop = controls.onChange(heard)
    controls.pause()
    controls.pause()
    controls.saved('a')
    controls.saved('a')
    controls.resume()
    controls.resume()
    controls.clearStateOnce()
    controls.clearStateOnce()
    expect(heard).toHaveBeenCalledTimes(4)
    stop()
    controls.pause()
    expect(heard).toHaveBeenCalledTimes(4)
  })
})
