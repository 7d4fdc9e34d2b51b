import { expect, it } from 'vitest'
import { historyOf } from '../../../../src/plugin/transaction/history.ts'
import { createEntry } from '../entry.ts'

const idsOf = (entries: Parameters<typeof historyOf>[0]) => historyOf(entries).entries.map(({ id }) => id)

it('tells the newest entries, in their order, and no more than a page needs', () => {
  const many = Array.from({ length: 80 }, (_, index) => createEntry({ id: `${index}` }))
  const told = idsOf(many)
  expect(told).toHaveLength(50)
  expect([told[0], told.at(-1)]).toEqual(['30', '79'])
})

it('leaves those out that would make it too long', () => {
  const kept = Array.from({ length: 3000 }, (_, index) => `signal:${index}`)
  const entries = ['a', 'b', 'c'].map((id) => createEntry({ id, kept }))
  expect(idsOf(entries)).toEqual(['c'])
  expect(idsOf([])).toEqual([])
})
