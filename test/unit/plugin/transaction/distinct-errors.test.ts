import { expect, it } from 'vitest'
import { distinctErrors } from '../../../../src/plugin/transaction/distinct-errors.ts'

it('tells a mistake once, with its place, and all others', () => {
  const ofHook = { message: 'Unexpected token\n  at hook' }
  const placed = Object.assign(new Error('Unexpected token\n1 | ='), { id: '/app/a.vue' })
  const other = new Error('another one')
  expect(distinctErrors([ofHook, other, placed, 'text', undefined])).toEqual([
    placed,
    other,
    'text',
    undefined,
  ])
})
