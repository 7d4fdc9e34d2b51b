import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ISLAND_PARKING } from '../../adapters/shared/find-island-parking.ts'
import { createIslandParking, type ControlledIslandParking } from '../../adapters/shared/island-parking.ts'
import { harnesses } from './components/index.ts'
import { eventually, settled, stage } from './support.ts'

describe.each(harnesses)('during a hot update, an Island in $framework', ({ islandHost }) => {
  let parking: ControlledIslandParking
  beforeEach(() => {
    parking = createIslandParking()
    Reflect.set(globalThis, ISLAND_PARKING, parking)
  })
  afterEach(() => {
    parking.release()
    Reflect.deleteProperty(globalThis, ISLAND_PARKING)
  })

  describe.each(harnesses)('of a $framework component', ({ counter }) => {
    const show = async (label: string, more: Readonly<Record<string, unknown>> = {}) => {
      const mounted = stage(islandHost, { of: { ...counter }, label, ...more })
      await eventually(() => mounted.text('h2')).toBe(label)
      return mounted
    }

    test('adopts the nodes and the state of the one that its host has lost', async () => {
      const onLife = vi.fn<(moment: string) => void>()
      const before = await show('before', { onLife, content: 'old' })
      await eventually(() => before.text('[data-content]')).toBe('old 0 dark')
      before.click('[data-count]')
      await eventually(() => before.text('[data-count]')).toBe('1')
      const section = before.find('section')

      parking.begin()
      before.unmount()
      const after = await show('after', { onLife, content: 'new' })
      await settled()
      parking.release()

      expect(after.find('section')).toBe(section)
      expect(after.text('[data-count]')).toBe('1')
      await eventually(() => after.text('[data-content]')).toBe('new 0 dark')
      after.click('[data-count]')
      await eventually(() => after.text('[data-count]')).toBe('2')
      expect(onLife.mock.calls.flat()).toEqual(['mounted'])
      expect(document.querySelector('metamon-shelter')).toBeNull()
    })

    test('adopts in the order of creation', async () => {
      const before = [await show('a'), await show('b')]
      before[0]!.click('[data-count]')
      await eventually(() => before[0]!.text('[data-count]')).toBe('1')
      parking.begin()
      for (const mounted of before.toReversed()) mounted.unmount()
      const after = [await show('a'), await show('b')]
      await settled()
      parking.release()
      expect(after.map(({ text }) => text('[data-count]'))).toEqual(['1', '0'])
    })

    test('is cleaned up when nobody has adopted it', async () => {
      const onLife = vi.fn<(moment: string) => void>()
      const mounted = await show('one', { onLife })
      await eventually(() => onLife.mock.calls.length).toBe(1)
      parking.begin()
      mounted.unmount()
      await settled()
      expect(onLife.mock.calls.flat()).toEqual(['mounted'])
      parking.release()
      await eventually(() => onLife.mock.calls.flat()).toEqual(['mounted', 'cleaned up'])
      expect(document.querySelector('metamon-shelter')).toBeNull()
    })
  })
})
