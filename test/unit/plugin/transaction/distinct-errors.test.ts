import { expect, it } from 'vitest'
import { distinctErrors } from '../../../../src/plugin/transaction/distinct-errors.ts'

it('tells a mistake once, with its place, and all others', () => {
  const ofHook = { message: 'Unexpected token\n  at hook' }
  const placed = Object.assign(new Error('Unexpected token\n1 | ='), { id: '/app/a.vue' })
  const other = new Error('another one')
  expect(distinctErrors([ofHook, other, placed, 'text', undefined])).toEqual([
    other,
    placed,
    'text',
    undefined,
  ])
})

it('tells the same mistake of each file', () => {
  const inFile = (id: string) => ({ message: 'Transform failed with 1 error:\n[PARSE_ERROR] Error: no', id })
  const [first, second] = [inFile('/app/a.ts'), inFile('/app/b.ts')]
  expect(distinctErrors([first, second])).toEqual([first, second])
  expect(distinctErrors([inFile('/app/a.ts?t=1'), second, first])).toEqual([second, first])
})

it('does not take two mistakes of one kind of compiler for one', () => {
  const [first, second] = ['no', 'not this'].map((text) => ({
    message: `Transform failed with 1 error:\n[PARSE_ERROR] Error: ${text}`,
  }))
  expect(distinctErrors([first, second])).toEqual([first, second])
})
