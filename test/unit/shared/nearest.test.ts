import { expect, it } from 'vitest'
import { nearest } from '../../../src/shared/nearest.ts'

it.each([
  ['taget', 'target'],
  ['tagret', 'target'],
  ['TARGET', 'target'],
  ['titel', 'title'],
])('finds the name that %s stands for', (name, expected) => {
  expect(nearest(name, ['title', 'target'])).toBe(expected)
})

it.each(['target', 'state', 'x', ''])('finds nothing for %j', (name) => {
  expect(nearest(name, ['target', 'status', 'title'])).toBeUndefined()
})
