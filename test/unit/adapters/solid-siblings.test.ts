import { expect, it } from 'vitest'
import { keyFrom, Siblings } from '../../../adapters/solid/dev-siblings.ts'

const item = (base: string, occurrence: number) => ({ key: keyFrom(base, occurrence), occurrence })

/** A list of so many rows, each in the first place that is free. */
function fill(count: number, siblings = new Siblings<ReturnType<typeof item>>()) {
  const items = Array.from({ length: count }, () => {
    const one = item('row', siblings.firstFree('row', 0))
    siblings.add(one)
    return one
  })
  return { siblings, items }
}

it('numbers what comes one after the other', () => {
  const { siblings, items } = fill(3)
  expect(items.map(({ key }) => key)).toEqual(['row#0', 'row#1', 'row#2'])
  expect(siblings.size).toBe(3)
  expect([...siblings]).toEqual(items)
  expect(siblings.firstFree('other', 0)).toBe(0)
})

it('gives the lowest number that somebody has left', () => {
  const { siblings, items } = fill(5)
  siblings.delete(items[3]!)
  siblings.delete(items[1]!)
  expect(siblings.isTaken('row#1')).toBe(false)
  const next = fill(3, siblings).items
  expect(next.map(({ occurrence }) => occurrence)).toEqual([1, 3, 5])
})

it('gives none below what is asked for, and forgets none that is free there', () => {
  const { siblings, items } = fill(3)
  siblings.delete(items[0]!)
  expect(siblings.firstFree('row', 1)).toBe(3)
  expect(siblings.firstFree('row', 0)).toBe(0)
})

it('looks at all keys again when they have changed', () => {
  const { siblings, items } = fill(2)
  expect(siblings.firstFree('row', 0)).toBe(2)
  Object.assign(items[0]!, item('row', 7))
  siblings.renamed()
  expect(siblings.isTaken('row#7')).toBe(true)
  expect(siblings.firstFree('row', 0)).toBe(0)
})
