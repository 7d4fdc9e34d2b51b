import { describe, expect, test, vi } from 'vitest'
import type { IslandSource } from '../../../adapters/contract.ts'
import { createIslandParking } from '../../../adapters/shared/island-parking.ts'
import type { MountedIsland } from '../../../adapters/shared/island-view.ts'

const sourceOf = (component: unknown, framework: IslandSource['framework'] = 'vue'): IslandSource => ({
  framework,
  component,
  mount: () => ({ update() {}, unmount() {} }),
})

const islandOf = (source: IslandSource, order = 1): MountedIsland => ({
  source,
  order,
  update() {},
  moveTo() {},
  shelter() {},
  retry: vi.fn<() => void>(),
  unmount: vi.fn<() => void>(),
})

describe('createIslandParking', () => {
  test('is active between begin and release', () => {
    const parking = createIslandParking()
    expect(parking.active).toBe(false)
    parking.begin()
    expect(parking.active).toBe(true)
    parking.release()
    expect(parking.active).toBe(false)
  })

  test('hands a parked island over once, to a source of the same component', () => {
    const parking = createIslandParking()
    const cart = {}
    const island = islandOf(sourceOf(cart))
    parking.park(island)
    expect(parking.adopt(sourceOf({}))).toBeUndefined()
    expect(parking.adopt(sourceOf(cart, 'react'))).toBeUndefined()
    expect(parking.adopt(sourceOf(cart))).toBe(island)
    expect(parking.adopt(sourceOf(cart))).toBeUndefined()
  })

  test('hands over the one that was created first, in whatever order they were parked', () => {
    const parking = createIslandParking()
    const cart = {}
    const [first, second, third] = [1, 2, 3].map((order) => islandOf(sourceOf(cart), order))
    for (const island of [third!, first!, second!]) parking.park(island)
    expect([1, 2, 3].map(() => parking.adopt(sourceOf(cart)))).toEqual([first, second, third])
  })

  test('takes hot reloaded versions of a component for the same one', () => {
    const parking = createIslandParking({ identify: (component) => (component as { id: string }).id })
    const island = islandOf(sourceOf({ id: 'cart', version: 1 }))
    parking.park(island)
    expect(parking.adopt(sourceOf({ id: 'list', version: 2 }))).toBeUndefined()
    expect(parking.adopt(sourceOf({ id: 'cart', version: 2 }))).toBe(island)
  })

  test('tries failed islands again, each once', () => {
    const parking = createIslandParking()
    const [mended, other] = [islandOf(sourceOf('a')), islandOf(sourceOf('b'))]
    parking.failed.add(mended)
    parking.retryFailed()
    parking.retryFailed()
    expect(mended.retry).toHaveBeenCalledOnce()
    expect(other.retry).not.toHaveBeenCalled()
  })

  test('unmounts on release what nobody adopted, once, and keeps what was adopted', () => {
    const parking = createIslandParking()
    const [adopted, abandoned] = [islandOf(sourceOf('a')), islandOf(sourceOf('b'))]
    parking.park(adopted)
    parking.park(abandoned)
    parking.adopt(sourceOf('a'))
    parking.release()
    parking.release()
    expect(adopted.unmount).not.toHaveBeenCalled()
    expect(abandoned.unmount).toHaveBeenCalledOnce()
  })

  test('counts islands from one', () => {
    const parking = createIslandParking()
    expect([parking.nextOrder(), parking.nextOrder()]).toEqual([1, 2])
  })
})
