import { expect, it } from 'vitest'
import { createSlotMap } from '../../../src/shared/slot-map.ts'

it('tells variables apart by their instances and their names', () => {
  const slots = createSlotMap<number>()
  slots.set('card#0', 'count', 1)
  slots.set('card#0', 'text', 2)
  slots.set('card#1', 'count', 3)
  slots.set('card#0', 'late', 4)
  expect(slots.get('card#0', 'count')).toBe(1)
  expect(slots.get('card#0', 'text')).toBe(2)
  expect(slots.get('card#0', 'late')).toBe(4)
  expect(slots.get('card#1', 'count')).toBe(3)
  expect(slots.get('card#1', 'text')).toBeUndefined()
  expect(slots.get('card#2', 'count')).toBeUndefined()
})

it('knows an instance by any of its variables', () => {
  const slots = createSlotMap<undefined>()
  slots.set('card#0', 'count', undefined)
  expect(slots.has('card#0', 'count')).toBe(true)
  expect(slots.has('card#0', 'text')).toBe(false)
  expect(slots.hasInstance('card#0')).toBe(true)
  expect(slots.hasInstance('card#1')).toBe(false)
})

it('holds what was set last', () => {
  const slots = createSlotMap<number>()
  slots.set('card#0', 'count', 1)
  slots.set('card#0', 'count', 2)
  expect(slots.get('card#0', 'count')).toBe(2)
})

it('begins anew when it is cleared', () => {
  const slots = createSlotMap<number>()
  slots.set('card#0', 'count', 1)
  slots.clear()
  expect(slots.size).toBe(0)
  slots.set('card#0', 'text', 2)
  expect(slots.has('card#0', 'count')).toBe(false)
  expect(slots.get('card#0', 'text')).toBe(2)
})

it('lists what it holds, instance by instance', () => {
  const slots = createSlotMap<number>()
  slots.set('card#0', 'count', 1)
  slots.set('card#1', 'count', 2)
  slots.set('card#0', 'text', 3)
  expect(slots.values()).toEqual([1, 3, 2])
  expect(slots.size).toBe(3)
})

it('forgets an instance with the last of its variables', () => {
  const slots = createSlotMap<number>()
  slots.set('card#0', 'count', 1)
  slots.set('card#0', 'text', 2)
  slots.delete('card#0', 'count')
  slots.delete('card#1', 'count')
  expect(slots.hasInstance('card#0')).toBe(true)
  slots.delete('card#0', 'text')
  expect(slots.hasInstance('card#0')).toBe(false)
  expect(slots.size).toBe(0)
  slots.set('card#0', 'text', 3)
  expect(slots.values()).toEqual([3])
})
