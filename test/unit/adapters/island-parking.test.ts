import { describe, expect, test, vi } from 'vitest'
import type { IslandSource } from '../../../adapters/contract.ts'
import { controlIslandParking } from '../../../adapters/shared/control-island-parking.ts'
import { createIslandParking, type IslandParkingDeps } from '../../../adapters/shared/island-parking.ts'
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

function setUp(deps?: IslandParkingDeps) {
  const parking = createIslandParking(deps)
  return { parking, control: controlIslandParking(parking) }
}

describe('createIslandParking', () => {
  test('is active between begin and release', () => {
    const { parking, control } = setUp()
    expect(parking.active).toBe(false)
    control.begin()
    expect(parking.active).toBe(true)
    control.release()
    expect(parking.active).toBe(false)
  })

  test('hands a parked island over once, to a source of the same component', () => {
    const { parking } = setUp()
    const cart = {}
    const island = islandOf(sourceOf(cart))
    parking.parked.add(island)
    expect(parking.adopt(sourceOf({}))).toBeUndefined()
    expect(parking.adopt(sourceOf(cart, 'react'))).toBeUndefined()
    expect(parking.adopt(sourceOf(cart))).toBe(island)
    expect(parking.adopt(sourceOf(cart))).toBeUndefined()
  })

  test('hands over the one that was created first, in whatever order they were parked', () => {
    const { parking } = setUp()
    const cart = {}
    const [first, second, third] = [1, 2, 3].map((order) => islandOf(sourceOf(cart), order))
    for (const island of [third!, first!, second!]) parking.parked.add(island)
    expect([1, 2, 3].map(() => parking.adopt(sourceOf(cart)))).toEqual([first, second, third])
  })

  test('takes hot reloaded versions of a component for the same one', () => {
    const { parking } = setUp({ identify: (component) => (component as { id: string }).id })
    const island = islandOf(sourceOf({ id: 'cart', version: 1 }))
    parking.parked.add(island)
    expect(parking.adopt(sourceOf({ id: 'list', version: 2 }))).toBeUndefined()
    expect(parking.adopt(sourceOf({ id: 'cart', version: 2 }))).toBe(island)
  })

  test('tries failed islands again, each once', () => {
    const { parking, control } = setUp()
    const [mended, other] = [islandOf(sourceOf('a')), islandOf(sourceOf('b'))]
    parking.failed.add(mended)
    control.retryFailed()
    control.retryFailed()
    expect(mended.retry).toHaveBeenCalledOnce()
    expect(other.retry).not.toHaveBeenCalled()
  })

  test('unmounts on release what nobody adopted, once, and keeps what was adopted', () => {
    const { parking, control } = setUp()
    const [adopted, abandoned] = [islandOf(sourceOf('a')), islandOf(sourceOf('b'))]
    parking.parked.add(adopted)
    parking.parked.add(abandoned)
    parking.adopt(sourceOf('a'))
    control.release()
    control.release()
    expect(adopted.unmount).not.toHaveBeenCalled()
    expect(abandoned.unmount).toHaveBeenCalledOnce()
  })

  test('counts islands from one', () => {
    const { parking } = setUp()
    expect([parking.nextOrder(), parking.nextOrder()]).toEqual([1, 2])
  })
})
