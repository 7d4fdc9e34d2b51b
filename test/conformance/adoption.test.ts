import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  controlIslandParking,
  type ControlledIslandParking,
} from '../../adapters/shared/control-island-parking.ts'
import { ISLAND_PARKING } from '../../adapters/shared/find-island-parking.ts'
import { createIslandParking } from '../../adapters/shared/island-parking.ts'
import { harnesses } from './components/index.ts'
import { eventually, settled, stage } from './support.ts'

/** Where a parked island waits, out of sight. */
const shelter = () => document.querySelector('metamon-shelter')

describe.each(harnesses)('during a hot update, an Island in $framework', ({ islandHost }) => {
  let control: ControlledIslandParking
  beforeEach(() => {
    const parking = createIslandParking()
    control = controlIslandParking(parking)
    Reflect.set(globalThis, ISLAND_PARKING, parking)
  })
  afterEach(() => {
    control.release()
    Reflect.deleteProperty(globalThis, ISLAND_PARKING)
  })

  describe.each(harnesses)('of a $framework component', ({ counter }) => {
    const show = async (label: string, more: Readonly<Record<string, unknown>> = {}) => {
      const mounted = stage(islandHost, { of: { ...counter }, label, ...more })
      await mounted.findByRole('heading', { name: label })
      return mounted
    }

    test('adopts the nodes and the state of the one that its host has lost', async () => {
      const onLife = vi.fn<(moment: string) => void>()
      const before = await show('before', { onLife, content: 'old' })
      await eventually(() => expect(before.textOf('content')).toBe('old 0 dark'))
      before.press('count 0')
      await before.findByRole('button', { name: 'count 1' })
      const section = before.getByRole('region')

      control.begin()
      before.unmount()
      const after = await show('after', { onLife, content: 'new' })
      await settled()
      control.release()

      expect(after.getByRole('region')).toBe(section)
      expect(after.getByRole('button', { name: 'count 1' })).toBeVisible()
      await eventually(() => expect(after.textOf('content')).toBe('new 0 dark'))
      after.press('count 1')
      await after.findByRole('button', { name: 'count 2' })
      expect(onLife.mock.calls.flat()).toEqual(['mounted'])
      expect(shelter()).toBeNull()
    })

    test('adopts in the order of creation', async () => {
      const before = [await show('a'), await show('b')]
      before[0]!.press('count 0')
      await before[0]!.findByRole('button', { name: 'count 1' })
      control.begin()
      for (const mounted of before.toReversed()) mounted.unmount()
      const after = [await show('a'), await show('b')]
      await settled()
      control.release()
      expect(after[0]!.getByRole('button', { name: 'count 1' })).toBeVisible()
      expect(after[1]!.getByRole('button', { name: 'count 0' })).toBeVisible()
    })

    test('is cleaned up when nobody has adopted it', async () => {
      const onLife = vi.fn<(moment: string) => void>()
      const mounted = await show('one', { onLife })
      await eventually(() => expect(onLife).toHaveBeenCalledOnce())
      control.begin()
      mounted.unmount()
      await settled()
      expect(onLife.mock.calls.flat()).toEqual(['mounted'])
      control.release()
      await eventually(() => expect(onLife.mock.calls.flat()).toEqual(['mounted', 'cleaned up']))
      expect(shelter()).toBeNull()
    })
  })
})
